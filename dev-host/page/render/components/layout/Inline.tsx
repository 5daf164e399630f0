import { Inline as AkInline } from '@atlaskit/primitives/compiled';
import type { InlineProps } from '@atlaskit/forge-react-types';
import { uiKitComponent } from '../../uiKitComponent';

/** https://developer.atlassian.com/platform/forge/ui-kit/components/inline/ */
export const Inline = uiKitComponent<InlineProps>(
  [
    'alignBlock',
    'alignInline',
    'grow',
    'rowSpace',
    'separator',
    'shouldWrap',
    'space',
    'spread',
    'testId',
  ],
  ({ props, children }) => <AkInline {...props}>{children}</AkInline>,
);
