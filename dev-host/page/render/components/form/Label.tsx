import { Label as AkLabel } from '@atlaskit/form';
import type { LabelProps } from '@atlaskit/forge-react-types';
import { uiKitComponent } from '../../uiKitComponent';

/** https://developer.atlassian.com/platform/forge/ui-kit/components/form/#label */
export const Label = uiKitComponent<LabelProps>(
  ['id', 'labelFor', 'testId'],
  ({ props: { labelFor, ...props }, children }) => (
    <AkLabel {...props} htmlFor={labelFor}>
      {children}
    </AkLabel>
  ),
);
