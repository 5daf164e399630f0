import type {
  AdminApi,
  Change,
  ChangeAction,
  ChangeStatus,
  Group,
} from '../../../src/contract/adminApi';
import type { Answer, PageFailure } from '../api/answers';
import type { PlanDraft } from '../bulk/plan/sendPlan';
import type { MessageKey } from '../words/fill';

/** A group that the admin chose. With `byName` they typed its exact name, and the change names it so. */
export type ChosenGroup = Group & { byName?: true };

/** Where the page saw a person in a group, so that their removal is certain. */
export type SeenAt = NonNullable<
  Extract<Parameters<AdminApi['removeMember']>[0], { groupId: string }>['seen']
>;

/** A requested change: a person, into a group or out of it. */
export type MemberChange = {
  action: ChangeAction;
  group: ChosenGroup;
  accountId: string;
  seen?: SeenAt;
};

/** A change with its result. */
export type DoneChange = MemberChange & { answer: Answer<Change> };

/** Whether a change may give someone admin rights, as far as is known. */
export const mayGiveAdminRights = ({ action, group }: MemberChange): boolean =>
  action === 'add' && (group.gives === 'admin-rights' || group.gives === 'unknown');

/** The change that reverses another one. */
export const opposite = ({ action, group, accountId }: MemberChange): MemberChange => ({
  ...{ group, accountId },
  action: action === 'add' ? 'remove' : 'add',
});

/**
 * Whether a result is a change that can be reversed. If it isn't certain, the page asks before it
 * does so.
 */
export const canBeUndone = ({ status }: Change): boolean =>
  status === 'added' || status === 'removed';

/** Whether Rollcall changes the members of a group at all. */
export const isChangeable = ({ change }: Group): boolean =>
  change === 'allowed' || change === 'as-viewer-only';

const LASTING: readonly PageFailure['code'][] = [
  'invalid-input',
  'account-not-found',
  'externally-managed',
  'group-not-found',
  'group-mismatch',
  'would-empty-group',
  'own-admin-group',
  'too-many-to-count',
  'not-an-admin',
];

/** Whether the same change may work if it is tried again. */
export const mayBeRetried = ({ code }: PageFailure): boolean => !LASTING.includes(code);

/** Whether the membership may be another one now, as far as the answer says. */
export const mayBeMade = ({ answer }: DoneChange): boolean =>
  answer.ok || answer.failure.certain === false;

/** What to say of an outcome that succeeded, if it is uncertain. */
export const uncertainText = (status: ChangeStatus): MessageKey =>
  status === 'already-member' ? 'change.uncertain' : `change.${status}.uncertain`;

/** The longest word of a name, in any script. A rename most likely keeps it. */
export const longestWord = (name: string): string =>
  (name.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [name]).reduce((longest, word) =>
    word.length > longest.length ? word : longest,
  );

/** Several changes as a plan. The same change twice is one row. */
export const draftOf = (changes: readonly MemberChange[]): PlanDraft => {
  const groups: string[] = [];
  const rows: PlanDraft['rows'] = [];
  const seen = new Set<string>();
  for (const { action, group, accountId } of changes) {
    const key = `${group.id} ${accountId}`;
    if (seen.has(key)) continue;
    seen.add(key);
    if (!groups.includes(group.id)) groups.push(group.id);
    rows.push([rows.length + 1, groups.indexOf(group.id), action, accountId]);
  }
  return { groups, rows, fromSelection: true };
};
