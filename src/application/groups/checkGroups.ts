import type { CheckedGroup } from '../../contract/bulkApi';
import type { AccountId } from '../../domain/accountId';
import type { GroupSelector } from '../../domain/group';
import { type FailureCode, ok, type Outcome } from '../../domain/outcome';
import { allSettledOrThrow, mapConcurrently } from '../concurrency/allSettledOrThrow';
import type { DescribeGroups } from './describeGroups';
import type { GroupLookup } from './groupLookup';

const AT_ONCE = 50; // all of a call, at the rate that Confluence accepts

/**
 * Looks up the groups that an import names. Results are in input order. A group that does not
 * exist, or a name that fits several groups, is a result. If Confluence gives no answer, the whole
 * call fails.
 */
export type CheckGroups = (
  viewer: AccountId,
  references: readonly GroupSelector[],
) => Promise<Outcome<CheckedGroup[]>>;

export const makeCheckGroups = (deps: {
  lookup: GroupLookup;
  describeGroups: DescribeGroups;
}): CheckGroups =>
  async function checkGroups(viewer, references) {
    if (references.length === 0) return ok([]);
    const [looked, describe] = await allSettledOrThrow([
      mapConcurrently(references, AT_ONCE, deps.lookup),
      deps.describeGroups(viewer),
    ]);
    for (const group of looked) if (!group.ok && !ANSWERS.has(group.failure.code)) return group;
    return ok(
      looked.map((group): CheckedGroup =>
        group.ok ? { ok: true, ...describe(group.value) } : { ok: false, code: group.failure.code },
      ),
    );
  };

const ANSWERS: ReadonlySet<FailureCode> = new Set(['group-not-found', 'invalid-input']);
