import { FormSection as AkFormSection } from '@atlaskit/form';
import type { FormSectionProps } from '@atlaskit/forge-react-types';
import { uiKitComponent } from '../../uiKitComponent';

/** https://developer.atlassian.com/platform/forge/ui-kit/components/form/ */
export const FormSection = uiKitComponent<FormSectionProps>(
  ['description', 'title'],
  ({ props: { description, title }, children, draw }) => (
    <AkFormSection title={draw.prop(title)} description={draw.prop(description)}>
      {children}
    </AkFormSection>
  ),
);
