import AkEmptyState from '@atlaskit/empty-state';
import type {
  EmptyStateProps,
  LozengeProps,
  ProgressBarProps,
  ProgressTrackerProps,
  SectionMessageProps,
  SpinnerProps,
} from '@atlaskit/forge-react-types';
import AkLozenge from '@atlaskit/lozenge';
import AkProgressBar from '@atlaskit/progress-bar';
import { ProgressTracker as AkProgressTracker } from '@atlaskit/progress-tracker';
import AkSectionMessage from '@atlaskit/section-message';
import AkSpinner from '@atlaskit/spinner';
import { uiKitComponent } from '../uiKitComponent';

/** https://developer.atlassian.com/platform/forge/ui-kit/components/empty-state/ */
export const EmptyState = uiKitComponent<EmptyStateProps>(
  ['description', 'header', 'headingLevel'],
  ({ props }) => <AkEmptyState {...props} />,
);

/** https://developer.atlassian.com/platform/forge/ui-kit/components/lozenge/ */
export const Lozenge = uiKitComponent<LozengeProps>(['appearance'], ({ props, children }) => (
  <AkLozenge {...props}>{children}</AkLozenge>
));

/** https://developer.atlassian.com/platform/forge/ui-kit/components/progress-bar/ */
export const ProgressBar = uiKitComponent<ProgressBarProps>(
  ['appearance', 'ariaLabel', 'isIndeterminate', 'value'],
  ({ props }) => <AkProgressBar {...props} />,
);

/** https://developer.atlassian.com/platform/forge/ui-kit/components/progress-tracker/ */
export const ProgressTracker = uiKitComponent<ProgressTrackerProps>(
  ['animated', 'items', 'label'],
  ({ props }) => <AkProgressTracker {...props} />,
);

/** https://developer.atlassian.com/platform/forge/ui-kit/components/section-message/ */
export const SectionMessage = uiKitComponent<Omit<SectionMessageProps, 'actions'>>(
  ['appearance', 'title'],
  ({ props, children }) => <AkSectionMessage {...props}>{children}</AkSectionMessage>,
);

/** https://developer.atlassian.com/platform/forge/ui-kit/components/spinner/ */
export const Spinner = uiKitComponent<SpinnerProps>(['label', 'size'], ({ props }) => (
  <AkSpinner {...props} />
));
