import type { BoxProps, InlineProps, StackProps, TabsProps } from '@atlaskit/forge-react-types';
import { Box as AkBox, xcss } from '@atlaskit/primitives';
import { Inline as AkInline, Stack as AkStack } from '@atlaskit/primitives/compiled';
import AkTabs, { Tab as AkTab, TabList as AkTabList, TabPanel as AkTabPanel } from '@atlaskit/tabs';
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

/* eslint-disable @typescript-eslint/no-deprecated --
   UI Kit gives styles at run time. What replaces xcss compiles them before that. */
const styleOf = (styles: NonNullable<BoxProps['xcss']>): ReturnType<typeof xcss> =>
  xcss(styles as Parameters<typeof xcss>[0]);
/* eslint-enable @typescript-eslint/no-deprecated */

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

/** https://developer.atlassian.com/platform/forge/ui-kit/components/tabs/ */
export const Tabs = uiKitComponent<TabsProps>(['id', 'onChange'], ({ props, children }) => (
  <AkTabs {...props}>{children}</AkTabs>
));

export const TabList = withoutProps(AkTabList);

export const Tab = withoutProps(AkTab);

export const TabPanel = uiKitComponent<object>([], ({ children }) => (
  <AkTabPanel>
    <div className="tab-panel">{children}</div>
  </AkTabPanel>
));
