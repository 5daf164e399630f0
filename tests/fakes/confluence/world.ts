import type { GroupAccess } from '../../../src/application/ports/confluence';
import type { AccountId } from '../../../src/domain/accountId';
import type { ConfluenceAnswer } from '../../../src/forge/confluence/confluenceAnswer';
import type { DirectoryGroup, GroupId } from '../../../src/domain/group';

export type WorldGroup = DirectoryGroup & { gives: GroupAccess[]; members: Set<AccountId> };

/** One request that the app made, in words that a test can compare. */
export type WorldRequest = { call: string; as: string };

/** What is known of somebody beside their account id. */
export type Profile = { name: string; email: string; isApp?: boolean };

/** What the small in-memory Confluence knows, and how it behaves. Tests turn it as they need. */
export type World = {
  groups: Map<GroupId, WorldGroup>;
  people: Set<AccountId>;
  profiles: Map<AccountId, Profile>;
  /** Whether the site shows e-mail addresses to the app. */
  showsEmails: boolean;
  /** Who is at the page; undefined in a web trigger. */
  viewer: AccountId | undefined;
  appMayWrite: boolean;
  nameEndpoints: 'on' | 'retired';
  /** People whom Confluence turns away, and leaves out of lists of members. */
  suspended: Set<AccountId>;
  /** Whether the app may stand in for somebody who is absent. */
  standIn: boolean;
  /** How many members a page has at most, whatever was asked for. The other lists come whole. */
  pageCut: number;
  /** Reads of these kinds are answered with a passing failure. */
  down: Set<'groups' | 'members' | 'access-lists' | 'memberships' | 'current-user' | 'people'>;
  /** Given to the next adds in place of the true answer; the add is not carried out. */
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
