import AkProgressBar from '@atlaskit/progress-bar';
import type { ProgressBarProps } from '@atlaskit/forge-react-types';
import { uiKitComponent } from '../../uiKitComponent';

/** https://developer.atlassian.com/platform/forge/ui-kit/components/progress-bar/ */
export const ProgressBar = uiKitComponent<ProgressBarProps>(
  ['appearance', 'ariaLabel', 'isIndeterminate', 'testId', 'value'],
  ({ props }) => <AkProgressBar {...props} />,
);
