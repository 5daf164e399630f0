import type { AccountId } from '../../../../src/domain/accountId';
import type { GroupId } from '../../../../src/domain/group';
import { ok } from '../../../../src/domain/outcome';
import type { BulkSite } from '../../../fakes/bulk/bulkSite';
import type { ConfluenceGroups } from '../../../fakes/confluence/fakeGroupDirectory';

/** One real change in the groups. */
export type Fact = {
  /** The job whose invocation sent it. */
  job: string;
  action: 'add' | 'remove';
  group: GroupId;
  account: AccountId;
  /** The kind of identity that it ran as. */
  as: string;
  /** When it was sent, and when it was carried out, in milliseconds since 1970. */
  sentAt: number;
  at: number;
  /** How long the group had given admin rights when it was sent. */
  protectedForMs: number;
};

/** The real changes in the groups, in order. */
export type Truth = Fact[];

type Call = ConfluenceGroups['addMember'];

/**
 * A directory for the invocations of one job. `weather` is what may happen to a request on its way.
 * Each change that is really made goes to `truth`. Lists show members as they were `lagMs` ago.
 */
export const watched = (
  site: BulkSite,
  directory: ConfluenceGroups,
  known: {
    truth: Truth;
    job: string;
    lagMs: number;
    /** When groups began to give admin rights. */
    promotedAt: ReadonlyMap<GroupId, number>;
    weather: (directory: ConfluenceGroups) => ConfluenceGroups;
  },
): ConfluenceGroups => {
  const { truth, job, lagMs, promotedAt, weather } = known;
  const { now } = site.time;
  const sent = new WeakMap<object, number>(); // by the target, of which each request has its own

  const sending =
    (call: Call): Call =>
    (target, ...rest) => {
      sent.set(target, now());
      return call(target, ...rest);
    };

  const carryingOut =
    (action: Fact['action'], call: Call): Call =>
    async (target, account, identity) => {
      if (!('groupId' in target)) throw new Error('A job names its groups by id.');
      const group = target.groupId;
      const sentAt = sent.get(target) ?? now();
      const wasThere = site.app.confluence.membersOf(group).includes(account);
      const answer = await call(target, account, identity);
      const isThere = site.app.confluence.membersOf(group).includes(account);
      const protectedForMs = Math.max(0, sentAt - (promotedAt.get(group) ?? Infinity));
      if (wasThere !== isThere)
        truth.push({
          ...{ job, action, group, account, as: identity.kind, sentAt, at: now(), protectedForMs },
        });
      return answer;
    };

  const readMembers: ConfluenceGroups['readMembers'] = (id, start, limit) => {
    if (lagMs === 0) return directory.readMembers(id, start, limit);
    const members = new Set(site.app.confluence.membersOf(id));
    for (const { at, action, group, account } of truth.toReversed())
      if (group === id && at > now() - lagMs) members[action === 'add' ? 'delete' : 'add'](account);
    const { pageCut } = site.app.confluence.world;
    const page = [...members].slice(start, start + Math.min(limit, pageCut));
    const next = start + page.length;
    return Promise.resolve(ok({ members: page, ...(next < members.size && { next }) }));
  };

  const far = weather({
    ...directory,
    readMembers,
    addMember: carryingOut('add', directory.addMember),
    removeMember: carryingOut('remove', directory.removeMember),
  });
  return { ...far, addMember: sending(far.addMember), removeMember: sending(far.removeMember) };
};
