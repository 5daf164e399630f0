import AkEmptyState from '@atlaskit/empty-state';
import type { EmptyStateProps } from '@atlaskit/forge-react-types';
import { uiKitComponent } from '../../uiKitComponent';

/** https://developer.atlassian.com/platform/forge/ui-kit/components/empty-state/ */
export const EmptyState = uiKitComponent<EmptyStateProps>(
  [
    'buttonGroupLabel',
    'description',
    'header',
    'headingLevel',
    'isLoading',
    'primaryAction',
    'secondaryAction',
    'tertiaryAction',
    'testId',
    'width',
  ],
  ({ props, draw }) => (
    <AkEmptyState
      {...props}
      description={draw.prop(props.description)}
      primaryAction={draw.prop(props.primaryAction)}
      secondaryAction={draw.prop(props.secondaryAction)}
      tertiaryAction={draw.prop(props.tertiaryAction)}
    />
  ),
);
