import AkButtonGroup from '@atlaskit/button/button-group';
import AkButton, { type IconProp, LinkButton as AkLinkButton } from '@atlaskit/button/new';
import type {
  ButtonGroupProps,
  ButtonProps,
  LinkButtonProps,
  LoadingButtonProps,
} from '@atlaskit/forge-react-types';
import AddIcon from '@atlaskit/icon/core/add';
import CheckMarkIcon from '@atlaskit/icon/core/check-mark';
import CopyIcon from '@atlaskit/icon/core/copy';
import CrossIcon from '@atlaskit/icon/core/cross';
import DeleteIcon from '@atlaskit/icon/core/delete';
import EditIcon from '@atlaskit/icon/core/edit';
import LinkIcon from '@atlaskit/icon/core/link';
import PeopleGroupIcon from '@atlaskit/icon/core/people-group';
import PersonIcon from '@atlaskit/icon/core/person';
import RefreshIcon from '@atlaskit/icon/core/refresh';
import SearchIcon from '@atlaskit/icon/core/search';
import SettingsIcon from '@atlaskit/icon/core/settings';
import { useSiteAddress } from '../../hooks';
import { forReact, type ForgeEventProps, onlyGiven } from '../atlaskitProps';
import { uiKitComponent } from '../uiKitComponent';

const COMMON_PROPS = [
  'appearance',
  'autoFocus',
  'isDisabled',
  'isSelected',
  'onBlur',
  'onClick',
  'onFocus',
  'shouldFitContainer',
  'spacing',
  'testId',
] as const;

/** https://developer.atlassian.com/platform/forge/ui-kit/components/button/ */
export const Button = uiKitComponent<Omit<ButtonProps, keyof ForgeEventProps> & ForgeEventProps>(
  [...COMMON_PROPS, 'iconAfter', 'iconBefore', 'type'],
  ({ props: { iconBefore, iconAfter, spacing, ...props }, children }) => (
    <AkButton
      {...forReact(props)}
      {...onlyGiven({ iconBefore: iconNamed(iconBefore), iconAfter: iconNamed(iconAfter) })}
      spacing={spacing === 'compact' ? 'compact' : 'default'}
    >
      {children}
    </AkButton>
  ),
);

/** https://developer.atlassian.com/platform/forge/ui-kit/components/button-group/ */
export const ButtonGroup = uiKitComponent<ButtonGroupProps>(
  ['label', 'testId', 'titleId'],
  ({ props, children }) => <AkButtonGroup {...props}>{children}</AkButtonGroup>,
);

/** https://developer.atlassian.com/platform/forge/ui-kit/components/button/ */
export const LinkButton = uiKitComponent<
  Omit<LinkButtonProps, keyof ForgeEventProps | 'ref'> & ForgeEventProps
>(
  [...COMMON_PROPS, 'href', 'target'],
  ({ props: { appearance, spacing, href, ...props }, children }) => (
    <AkLinkButton
      {...forReact(props)}
      {...(appearance && { appearance: withoutLinkLooks(appearance) })}
      href={useSiteAddress(href ?? '/')}
      spacing={spacing === 'compact' ? 'compact' : 'default'}
    >
      {children}
    </AkLinkButton>
  ),
);

/** https://developer.atlassian.com/platform/forge/ui-kit/components/loading-button/ */
export const LoadingButton = uiKitComponent<
  Omit<LoadingButtonProps, keyof ForgeEventProps> & ForgeEventProps
>(
  [...COMMON_PROPS, 'isLoading', 'type'],
  ({ props: { appearance, spacing, ...props }, children }) => (
    <AkButton
      {...forReact(props)}
      {...(appearance && { appearance: withoutLinkLooks(appearance) })}
      spacing={spacing === 'compact' ? 'compact' : 'default'}
    >
      {children}
    </AkButton>
  ),
);

// Atlaskit no longer has buttons that look like links. This one looks most like them.
const withoutLinkLooks = <Appearance extends string>(appearance: Appearance) =>
  appearance === 'link' || appearance === 'subtle-link'
    ? 'subtle'
    : (appearance as Exclude<Appearance, 'link' | 'subtle-link'>);

// UI Kit has hundreds of icons. Each one here makes the page's download larger.
const ICONS: ReadonlyMap<string, IconProp> = new Map<string, IconProp>([
  ['add', AddIcon],
  ['check', CheckMarkIcon],
  ['copy', CopyIcon],
  ['cross', CrossIcon],
  ['edit', EditIcon],
  ['link', LinkIcon],
  ['people-group', PeopleGroupIcon],
  ['person', PersonIcon],
  ['refresh', RefreshIcon],
  ['search', SearchIcon],
  ['settings', SettingsIcon],
  ['trash', DeleteIcon],
]);

/** Finds an icon by its UI Kit name. Throws an error that names it if it is none of these. */
const iconNamed = (name: string | undefined): IconProp | undefined => {
  if (name === undefined) return undefined;
  const icon = ICONS.get(name);
  if (icon === undefined) throw new Error(`the local Forge does not draw the icon "${name}".`);
  return icon;
};
