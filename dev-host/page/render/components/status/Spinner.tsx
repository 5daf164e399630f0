import AkSpinner from '@atlaskit/spinner';
import type { SpinnerProps } from '@atlaskit/forge-react-types';
import { uiKitComponent } from '../../uiKitComponent';

/** https://developer.atlassian.com/platform/forge/ui-kit/components/spinner/ */
export const Spinner = uiKitComponent<SpinnerProps>(
  ['appearance', 'delay', 'label', 'size', 'testId'],
  ({ props }) => <AkSpinner {...props} />,
);
