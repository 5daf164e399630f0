import type { IconProp } from '@atlaskit/button/new';
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

// UI Kit knows hundreds of icons; each one here is part of what every visitor downloads.
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

/**
 * An icon by its UI Kit name; none for no name. Throws, naming it, when it is none of those drawn
 * here.
 */
export function iconNamed(name: string | undefined): IconProp | undefined {
  if (name === undefined) return undefined;
  const icon = ICONS.get(name);
  if (icon === undefined) throw new Error(`the local host does not draw the icon "${name}".`);
  return icon;
}
