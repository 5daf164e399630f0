import type { FormEvent } from 'react';
import type {
  ErrorMessageProps,
  FormFooterProps,
  FormHeaderProps,
  FormProps,
  FormSectionProps,
  HelperMessageProps,
  LabelProps,
  ValidMessageProps,
} from '@atlaskit/forge-react-types';
import {
  ErrorMessage as AkErrorMessage,
  FormFooter as AkFormFooter,
  FormHeader as AkFormHeader,
  FormSection as AkFormSection,
  HelperMessage as AkHelperMessage,
  Label as AkLabel,
  RequiredAsterisk as AkRequiredAsterisk,
  ValidMessage as AkValidMessage,
} from '@atlaskit/form';
import { uiKitComponent } from '../uiKitComponent';

// https://developer.atlassian.com/platform/forge/ui-kit/components/form/

/** The app's `onSubmit` gets no event, because `handleSubmit` of `useForm` expects none. */
export const Form = uiKitComponent<FormProps>(['onSubmit'], ({ props, children }) => (
  <form
    onSubmit={(event: FormEvent) => {
      event.preventDefault();
      // If the app's promise rejects, the page shows it in red.
      void props.onSubmit();
    }}
  >
    {children}
  </form>
));

export const FormHeader = uiKitComponent<FormHeaderProps>(
  ['description', 'title'],
  ({ props: { description, title }, children, draw }) => (
    <AkFormHeader title={title} description={draw.prop(description)}>
      {children}
    </AkFormHeader>
  ),
);

export const FormSection = uiKitComponent<FormSectionProps>(
  ['description', 'title'],
  ({ props: { description, title }, children, draw }) => (
    <AkFormSection title={draw.prop(title)} description={draw.prop(description)}>
      {children}
    </AkFormSection>
  ),
);

export const FormFooter = uiKitComponent<FormFooterProps>(
  ['align'],
  ({ props: { align = 'end' }, children }) => <AkFormFooter align={align}>{children}</AkFormFooter>,
);

export const Label = uiKitComponent<LabelProps>(
  ['id', 'labelFor', 'testId'],
  ({ props: { labelFor, ...props }, children }) => (
    <AkLabel {...props} htmlFor={labelFor}>
      {children}
    </AkLabel>
  ),
);

export const RequiredAsterisk = uiKitComponent<object>([], () => <AkRequiredAsterisk />);

export const HelperMessage = uiKitComponent<HelperMessageProps>(
  ['testId'],
  ({ props, children }) => <AkHelperMessage {...props}>{children}</AkHelperMessage>,
);

export const ErrorMessage = uiKitComponent<ErrorMessageProps>(['testId'], ({ props, children }) => (
  <AkErrorMessage {...props}>{children}</AkErrorMessage>
));

export const ValidMessage = uiKitComponent<ValidMessageProps>(['testId'], ({ props, children }) => (
  <AkValidMessage {...props}>{children}</AkValidMessage>
));
