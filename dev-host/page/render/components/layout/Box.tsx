import { Box as AkBox, xcss } from '@atlaskit/primitives';
import type { BoxProps } from '@atlaskit/forge-react-types';
import { uiKitComponent } from '../../uiKitComponent';

/** https://developer.atlassian.com/platform/forge/ui-kit/components/box/ */
export const Box = uiKitComponent<BoxProps>(
  [
    'backgroundColor',
    'padding',
    'paddingBlock',
    'paddingBlockEnd',
    'paddingBlockStart',
    'paddingInline',
    'paddingInlineEnd',
    'paddingInlineStart',
    'role',
    'testId',
    'xcss',
  ],
  ({ props: { xcss: styles, ...props }, children }) => (
    <AkBox {...props} {...(styles === undefined ? {} : { xcss: styleOf(styles) })}>
      {children}
    </AkBox>
  ),
);

/* eslint-disable @typescript-eslint/no-deprecated --
   UI Kit hands styles over at run time; what replaces xcss compiles them beforehand. */
function styleOf(styles: NonNullable<BoxProps['xcss']>): ReturnType<typeof xcss> {
  return xcss(styles as Parameters<typeof xcss>[0]);
}
/* eslint-enable @typescript-eslint/no-deprecated */
