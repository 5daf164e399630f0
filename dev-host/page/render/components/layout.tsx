import type {
  BoxProps,
  InlineProps,
  StackProps,
  TabPanelProps,
  TabProps,
  TabsProps,
} from '@atlaskit/forge-react-types';
import { Box as AkBox, xcss } from '@atlaskit/primitives';
import { Inline as AkInline, Stack as AkStack } from '@atlaskit/primitives/compiled';
import AkTabs, { Tab as AkTab, TabList as AkTabList, TabPanel as AkTabPanel } from '@atlaskit/tabs';
import { uiKitComponent } from '../uiKitComponent';

/** The outermost node of the app's tree. */
export const Root = uiKitComponent<object>([], ({ children }) => <div>{children}</div>);

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
   UI Kit gives styles at run time. What replaces xcss compiles them before that. */
const styleOf = (styles: NonNullable<BoxProps['xcss']>): ReturnType<typeof xcss> =>
  xcss(styles as Parameters<typeof xcss>[0]);
/* eslint-enable @typescript-eslint/no-deprecated */

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

/** https://developer.atlassian.com/platform/forge/ui-kit/components/stack/ */
export const Stack = uiKitComponent<StackProps>(
  ['alignBlock', 'alignInline', 'grow', 'space', 'spread', 'testId'],
  ({ props, children }) => <AkStack {...props}>{children}</AkStack>,
);

/** https://developer.atlassian.com/platform/forge/ui-kit/components/tabs/ */
export const Tabs = uiKitComponent<TabsProps>(
  ['defaultSelected', 'id', 'onChange', 'selected', 'shouldUnmountTabPanelOnChange', 'testId'],
  ({ props, children }) => <AkTabs {...props}>{children}</AkTabs>,
);

export const TabList = uiKitComponent<object>([], ({ children }) => (
  <AkTabList>{children}</AkTabList>
));

export const Tab = uiKitComponent<TabProps>(['testId'], ({ props, children }) => (
  <AkTab {...props}>{children}</AkTab>
));

export const TabPanel = uiKitComponent<TabPanelProps>(['testId'], ({ props, children }) => (
  <AkTabPanel {...props}>
    <div className="tab-panel">{children}</div>
  </AkTabPanel>
));
