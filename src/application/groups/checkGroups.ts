import type { AccountId } from '../../domain/accountId';
import type { GroupReference } from '../../domain/groupReference';
import { ok, type FailureCode, type Outcome } from '../../domain/outcome';
import type { CheckedGroup } from '../bulkApi';
import { sideBySide } from '../together';
import type { ChangeabilityOf } from './changeability';
import type { GroupLookup } from './groupLookup';

const AT_ONCE = 10;

/**
 * Looks up what an import calls groups by, in the questions' order. That one is not there, or that
 * several fit, is an answer; that Confluence gives none is the failure of the whole.
 */
export type CheckGroups = (
  viewer: AccountId,
  references: readonly GroupReference[],
) => Promise<Outcome<CheckedGroup[]>>;

export const makeCheckGroups =
  (parts: { lookup: GroupLookup; changeability: ChangeabilityOf }): CheckGroups =>
  async (viewer, references) => {
    const looked = await sideBySide(references, AT_ONCE, parts.lookup);
    const checked: CheckedGroup[] = [];
    for (const group of looked)
      if (group.ok) {
        const { id, name } = group.value;
        const change = await parts.changeability(viewer, group.value);
        checked.push({ ok: true, id, name, change });
      } else if (ANSWERS.has(group.failure.code))
        checked.push({ ok: false, code: group.failure.code });
      else return group;
    return ok(checked);
  };

const ANSWERS: ReadonlySet<FailureCode> = new Set(['group-not-found', 'invalid-input']);
