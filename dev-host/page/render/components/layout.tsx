import type { BoxProps, InlineProps, StackProps } from '@atlaskit/forge-react-types';
import { Box as AkBox } from '@atlaskit/primitives';
import { Inline as AkInline, Stack as AkStack } from '@atlaskit/primitives/compiled';
import { styleOf } from '../styleOf';
import { withoutProps, uiKitComponent } from '../uiKitComponent';

/** The outermost node of the app's tree. */
export const Root = withoutProps('div');

/** https://developer.atlassian.com/platform/forge/ui-kit/components/box/ */
export const Box = uiKitComponent<BoxProps>(
  ['padding', 'paddingBlockStart', 'role', 'xcss'],
  ({ props: { xcss: styles, ...props }, children }) => (
    <AkBox {...props} {...(styles && { xcss: styleOf(styles) })}>
      {children}
    </AkBox>
  ),
);

/** https://developer.atlassian.com/platform/forge/ui-kit/components/inline/ */
export const Inline = uiKitComponent<InlineProps>(
  ['alignBlock', 'alignInline', 'rowSpace', 'shouldWrap', 'space', 'spread'],
  ({ props, children }) => <AkInline {...props}>{children}</AkInline>,
);

/** https://developer.atlassian.com/platform/forge/ui-kit/components/stack/ */
export const Stack = uiKitComponent<StackProps>(
  ['alignBlock', 'alignInline', 'space', 'spread'],
  ({ props, children }) => <AkStack {...props}>{children}</AkStack>,
);
