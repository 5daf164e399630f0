import type { Change, Outcome } from '../../../src/contract/adminApi';
import type { Chance } from '../../fakes/bulk/chance';
import type { Key } from '../../host/support/sign';
import type { RoughApp } from './roughApp';
import type { Fact } from './roughSite';

type Door = 'page' | 'trigger' | 'rule';

/** One change that was requested at a door, and the app's answer. */
export type Asked = {
  action: string;
  door: Door;
  kind: 'add' | 'remove';
  /** The caller's authority. */
  responsible: string;
  /** Whether it named its group by name. */
  byName: boolean;
  accountId: string;
  /** When it was requested, in milliseconds since 1970. Needed only if lists lag. */
  askedAt?: number;
  said: Outcome<Change> | string;
};

/** Requests one random change at a random door. */
export const askForChange = async (
  app: RoughApp,
  chance: Chance,
  keys: readonly { key: Key; ownerId: string }[],
  action: string,
): Promise<Asked> => {
  const { rough, site, groups, ordinaryGroups, people } = app;
  const { admin, confluenceAdmin } = app.accounts;
  const groupId = chance.pick(chance.happens(0.4) ? groups : ordinaryGroups);
  const name = site.directory.byId(groupId)?.name ?? '';
  const byName = chance.happens(0.5);
  const accountId = chance.pick(people);
  rough.action = action;
  const askedAt = app.time.now();
  if (chance.happens(0.5)) {
    const { key, ownerId } = chance.pick(keys);
    const kind = chance.happens(0.6) ? 'add' : 'remove';
    const body = { ...(byName ? { group: name } : { groupId }), accountId };
    const said = await app.trigger(key, body, { trigger: `${kind}-member` });
    return {
      ...{ action, door: 'trigger', kind, byName, accountId, askedAt, said },
      responsible: ownerId,
    };
  }
  const kind = chance.happens(0.5) ? 'add' : 'remove';
  const viewer = chance.happens(0.6) ? admin : confluenceAdmin;
  const input = { ...(byName ? { groupName: name } : { groupId }), accountId };
  const said = (await app.invoke(viewer, `${kind}Member`, input)) as Outcome<Change>;
  return { action, door: 'page', kind, responsible: viewer, byName, accountId, askedAt, said };
};

/**
 * What is wrong with the answer to a change, by its facts; undefined if nothing is. `unseen` has the
 * changes that lists may not have shown yet: a removal among them can't be told from its own, and
 * who was added by one of them may count as no member.
 */
export const lieIn = (
  asked: Asked,
  facts: readonly Fact[],
  unseen: readonly Fact[] = [],
): string | undefined => {
  const { said, kind, accountId } = asked;
  if (typeof said === 'string') {
    const made = facts.filter((fact) => fact.kind === kind);
    // No list showed someone who was added a moment before.
    const wasUnseen =
      said === 'not-a-member' &&
      made.every((fact) =>
        unseen.some(
          (other) => other.kind === 'add' && isOfSame(other, fact) && other.at <= fact.at,
        ),
      );
    const isLie = made.length > 0 && PROVES_NOTHING_WAS_DONE.has(said) && !wasUnseen;
    return isLie ? `${said}, but it was changed` : undefined;
  }
  if (!said.ok)
    return said.failure.certain !== false && facts.length > 0
      ? `${said.failure.code} for certain, but it was changed`
      : undefined;
  const { status, certain, groupId } = said.value;
  // A name that moved away and back between two lookups goes unnoticed: SECURITY.md says so.
  if (facts.some((fact) => fact.groupId !== groupId && !fact.isRenamedAgain))
    return `${status}, but in another group`;
  const isShared =
    status === 'removed' &&
    unseen.some(
      (fact) => fact.kind === 'remove' && fact.groupId === groupId && fact.accountId === accountId,
    );
  if (isShared) return undefined;
  const isChange = status === 'added' || status === 'removed';
  if (certain && isChange !== facts.some((fact) => fact.kind === kind))
    return `${status} for certain, but the facts are ${JSON.stringify(facts)}`;
  return undefined;
};

const isOfSame = (one: Fact, other: Fact): boolean =>
  one.groupId === other.groupId && one.accountId === other.accountId;

// A web trigger's answers that say that nothing was changed.
const PROVES_NOTHING_WAS_DONE: ReadonlySet<string> = new Set([
  'already-member',
  'not-a-member',
  'invalid-input',
  'unsigned',
  'not-permitted',
  'group-not-allowed',
  'not-an-admin',
  'group-not-found',
  'account-not-found',
  'externally-managed',
  'in-progress',
  'rate-limited',
  'rate-limited-until-hour',
]);
