import AkBadge from '@atlaskit/badge';
import type { BadgeProps } from '@atlaskit/forge-react-types';
import { uiKitComponent } from '../../uiKitComponent';

/** https://developer.atlassian.com/platform/forge/ui-kit/components/badge/ */
export const Badge = uiKitComponent<BadgeProps>(
  ['appearance', 'max', 'testId'],
  ({ props, children }) => <AkBadge {...props}>{asNumber(children)}</AkBadge>,
);

// Every text arrives as a string, but only numbers are cut at `max`.
function asNumber(children: unknown): number | string {
  const text = typeof children === 'string' ? children : '';
  return text.trim() === '' || Number.isNaN(Number(text)) ? text : Number(text);
}
