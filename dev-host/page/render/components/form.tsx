import type { FormEvent } from 'react';
import type { FormFooterProps, FormProps, LabelProps } from '@atlaskit/forge-react-types';
import {
  ErrorMessage as AkErrorMessage,
  FormFooter as AkFormFooter,
  HelperMessage as AkHelperMessage,
  Label as AkLabel,
  RequiredAsterisk as AkRequiredAsterisk,
} from '@atlaskit/form';
import { withoutProps, uiKitComponent } from '../uiKitComponent';

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

export const FormFooter = uiKitComponent<FormFooterProps>(
  ['align'],
  ({ props: { align = 'end' }, children }) => <AkFormFooter align={align}>{children}</AkFormFooter>,
);

export const Label = uiKitComponent<LabelProps>(
  ['id', 'labelFor'],
  ({ props: { labelFor, ...props }, children }) => (
    <AkLabel {...props} htmlFor={labelFor}>
      {children}
    </AkLabel>
  ),
);

export const RequiredAsterisk = uiKitComponent<object>([], () => <AkRequiredAsterisk />);

export const HelperMessage = withoutProps(AkHelperMessage);

export const ErrorMessage = withoutProps(AkErrorMessage);
