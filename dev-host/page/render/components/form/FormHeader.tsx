import { FormHeader as AkFormHeader } from '@atlaskit/form';
import type { FormHeaderProps } from '@atlaskit/forge-react-types';
import { uiKitComponent } from '../../uiKitComponent';

/** https://developer.atlassian.com/platform/forge/ui-kit/components/form/ */
export const FormHeader = uiKitComponent<FormHeaderProps>(
  ['description', 'title'],
  ({ props: { description, title }, children, draw }) => (
    <AkFormHeader title={title} description={draw.prop(description)}>
      {children}
    </AkFormHeader>
  ),
);
