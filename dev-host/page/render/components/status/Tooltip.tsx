import AkTooltip from '@atlaskit/tooltip';
import type { TooltipProps } from '@atlaskit/forge-react-types';
import { uiKitComponent } from '../../uiKitComponent';

/** https://developer.atlassian.com/platform/forge/ui-kit/components/tooltip/ */
export const Tooltip = uiKitComponent<TooltipProps>(
  ['content', 'delay', 'mousePosition', 'position', 'testId', 'truncate'],
  ({ props: { content, ...props }, children, draw }) => (
    <AkTooltip {...props} content={draw.prop(content)}>
      {children}
    </AkTooltip>
  ),
);
