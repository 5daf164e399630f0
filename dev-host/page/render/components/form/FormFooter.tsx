import { FormFooter as AkFormFooter } from '@atlaskit/form';
import type { FormFooterProps } from '@atlaskit/forge-react-types';
import { uiKitComponent } from '../../uiKitComponent';

/** https://developer.atlassian.com/platform/forge/ui-kit/components/form/ */
export const FormFooter = uiKitComponent<FormFooterProps>(
  ['align'],
  ({ props: { align = 'end' }, children }) => <AkFormFooter align={align}>{children}</AkFormFooter>,
);
