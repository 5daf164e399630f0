import type { ListProps } from '@atlaskit/forge-react-types';
import { uiKitComponent } from '../../uiKitComponent';

/** https://developer.atlassian.com/platform/forge/ui-kit/components/list/ */
export const List = uiKitComponent<ListProps>(['type'], ({ props, children }) =>
  (props.type as ListProps['type'] | undefined) === 'ordered' ? (
    <ol>{children}</ol>
  ) : (
    <ul>{children}</ul>
  ),
);
