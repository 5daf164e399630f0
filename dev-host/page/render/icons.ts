import type { ComponentProps } from 'react';
import type AkButton from '@atlaskit/button/new';
import Add from '@atlaskit/icon/core/add';
import ArrowDown from '@atlaskit/icon/core/arrow-down';
import ArrowLeft from '@atlaskit/icon/core/arrow-left';
import ArrowRight from '@atlaskit/icon/core/arrow-right';
import ArrowUp from '@atlaskit/icon/core/arrow-up';
import Calendar from '@atlaskit/icon/core/calendar';
import CheckCircle from '@atlaskit/icon/core/check-circle';
import ChevronDown from '@atlaskit/icon/core/chevron-down';
import ChevronLeft from '@atlaskit/icon/core/chevron-left';
import ChevronRight from '@atlaskit/icon/core/chevron-right';
import ChevronUp from '@atlaskit/icon/core/chevron-up';
import Copy from '@atlaskit/icon/core/copy';
import Cross from '@atlaskit/icon/core/cross';
import Download from '@atlaskit/icon/core/download';
import Edit from '@atlaskit/icon/core/edit';
import Filter from '@atlaskit/icon/core/filter';
import Home from '@atlaskit/icon/core/home';
import Link from '@atlaskit/icon/core/link';
import PeopleGroup from '@atlaskit/icon/core/people-group';
import Person from '@atlaskit/icon/core/person';
import QuestionCircle from '@atlaskit/icon/core/question-circle';
import Redo from '@atlaskit/icon/core/redo';
import Refresh from '@atlaskit/icon/core/refresh';
import Search from '@atlaskit/icon/core/search';
import Settings from '@atlaskit/icon/core/settings';
import Undo from '@atlaskit/icon/core/undo';
import Upload from '@atlaskit/icon/core/upload';

type Icon = NonNullable<ComponentProps<typeof AkButton>['iconBefore']>;

// The names that UI Kit's types list and that Atlassian's icons still have. Forge removed many of the
// listed names in December 2025. https://developer.atlassian.com/changelog/#CHANGE-2647
const ICONS: ReadonlyMap<string, Icon> = new Map(
  Object.entries({
    add: Add,
    'arrow-down': ArrowDown,
    'arrow-left': ArrowLeft,
    'arrow-right': ArrowRight,
    'arrow-up': ArrowUp,
    calendar: Calendar,
    'check-circle': CheckCircle,
    'chevron-down': ChevronDown,
    'chevron-left': ChevronLeft,
    'chevron-right': ChevronRight,
    'chevron-up': ChevronUp,
    copy: Copy,
    cross: Cross,
    download: Download,
    edit: Edit,
    filter: Filter,
    home: Home,
    link: Link,
    'people-group': PeopleGroup,
    person: Person,
    'question-circle': QuestionCircle,
    redo: Redo,
    refresh: Refresh,
    search: Search,
    settings: Settings,
    undo: Undo,
    upload: Upload,
  }),
);

/** The icon with a name of UI Kit. Undefined without a name. */
export const iconOf = (name: string | undefined): Icon | undefined =>
  name === undefined ? undefined : ICONS.get(name);

/** Says why an icon is not drawn, if it isn't. */
export const refusalOfIcon = (name: string | undefined): string | undefined =>
  name === undefined || ICONS.has(name)
    ? undefined
    : `The local Forge has no icon "${name}". It has ${[...ICONS.keys()].join(', ')}.`;
