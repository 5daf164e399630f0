import type { GroupAccess } from '../../../src/application/ports/confluence';
import type { AccountId } from '../../../src/domain/accountId';
import type { DirectoryGroup, GroupId } from '../../../src/domain/group';
import type { ConfluenceAnswer } from '../../../src/forge/confluence/confluenceAnswer';

export type WorldGroup = DirectoryGroup & { gives: GroupAccess[]; members: Set<AccountId> };

/** A group as the directory shows it. */
export const shown = ({ id, name, management }: WorldGroup): DirectoryGroup => ({
  id,
  name,
  management,
});

/** One request that the app made, in words that a test can compare. */
export type WorldRequest = { call: string; as: string };

/** The profile of an account. */
export type Profile = { name: string; email: string; isApp?: boolean };

/** The contents and behavior of the small in-memory Confluence. Tests change it as needed. */
export type World = {
  groups: Map<GroupId, WorldGroup>;
  people: Set<AccountId>;
  profiles: Map<AccountId, Profile>;
  /** Whether the site shows email addresses to the app. */
  showsEmails: boolean;
  /** The account at the page; undefined in a web trigger. */
  viewer: AccountId | undefined;
  appMayWrite: boolean;
  nameEndpoints: 'on' | 'retired';
  /** People that Confluence rejects and omits from member lists. */
  suspended: Set<AccountId>;
  /** Whether the app may impersonate an absent person. */
  standIn: boolean;
  /** The most groups or members on one page that is read by offset. The other lists come whole. */
  pageCut: number;
  /** Whether Confluence says how many members a group has. */
  tellsCounts: boolean;
  /** Reads of these kinds get a temporary failure. */
  down: Set<'groups' | 'members' | 'access-lists' | 'memberships' | 'current-user' | 'people'>;
  /** If set, each list of groups that give an access takes this long, so a short reading fails. */
  slowLists?: { clock: { advance: (seconds: number) => void }; seconds: number };
  /** The next adds get these answers and are not carried out. */
  nextAddAnswers: ConfluenceAnswer[];
  /** The same for removals. */
  nextRemoveAnswers: ConfluenceAnswer[];
  requests: WorldRequest[];
};

export const makeWorld = (): World => ({
  groups: new Map(),
  people: new Set(),
  profiles: new Map(),
  showsEmails: true,
  viewer: undefined,
  appMayWrite: true,
  nameEndpoints: 'on',
  suspended: new Set(),
  standIn: true,
  pageCut: Infinity,
  tellsCounts: true,
  down: new Set(),
  nextAddAnswers: [],
  nextRemoveAnswers: [],
  requests: [],
});

/** Whether an account is in a group that gives any of these accesses. */
export const isDesiredState = (
  world: World,
  account: AccountId,
  accesses: readonly GroupAccess[],
): boolean =>
  [...world.groups.values()].some(
    ({ members, gives }) =>
      members.has(account) && gives.some((access) => accesses.includes(access)),
  );

export const answered = (status: number, text = ''): ConfluenceAnswer => ({
  kind: 'answered',
  status,
  text,
  body: text === '' ? undefined : { statusCode: status, message: text },
});
