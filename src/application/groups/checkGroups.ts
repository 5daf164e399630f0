import type { CheckedGroup } from '../../contract/bulkApi';
import type { AccountId } from '../../domain/accountId';
import type { GroupSelector } from '../../domain/group';
import { type FailureCode, ok, type Outcome } from '../../domain/outcome';
import { mapConcurrently } from '../concurrency/allSettledOrThrow';
import type { GroupLookup } from './groupLookup';
import type { ChangeabilityOf } from './searchGroups';

const AT_ONCE = 10;

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
  changeability: ChangeabilityOf;
}): CheckGroups =>
  async function checkGroups(viewer, references) {
    const looked = await mapConcurrently(references, AT_ONCE, deps.lookup);
    const checked: CheckedGroup[] = [];
    for (const group of looked)
      if (group.ok) {
        const { id, name } = group.value;
        const change = await deps.changeability(viewer, group.value);
        checked.push({ ok: true, id, name, change });
      } else if (ANSWERS.has(group.failure.code))
        checked.push({ ok: false, code: group.failure.code });
      else return group;
    return ok(checked);
  };

const ANSWERS: ReadonlySet<FailureCode> = new Set(['group-not-found', 'invalid-input']);
