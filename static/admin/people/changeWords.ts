import type { Change, ChangeAction, ChangeStatus, Group } from '../../../src/contract/adminApi';
import { type Answer, answered } from '../api/answers';
import { invoke } from '../api/invoke';
import type { MessageKey } from '../words/fill';

/**
 * The texts for each outcome that succeeded, whether it is a change, and what to say if it is
 * uncertain.
 */
export const changeWords: Record<
  ChangeStatus,
  { title: MessageKey; sentence: MessageKey; isChange: boolean; uncertain: MessageKey }
> = {
  added: {
    title: 'change.added.title',
    sentence: 'change.added',
    isChange: true,
    uncertain: 'change.added.uncertain',
  },
  'already-member': {
    title: 'change.already-member.title',
    sentence: 'change.already-member',
    isChange: false,
    uncertain: 'change.uncertain',
  },
  removed: {
    title: 'change.removed.title',
    sentence: 'change.removed',
    isChange: true,
    uncertain: 'change.removed.uncertain',
  },
  'not-a-member': {
    title: 'change.not-a-member.title',
    sentence: 'change.not-a-member',
    isChange: false,
    uncertain: 'change.uncertain',
  },
};

/** The identity that made a change. */
export const actedAsWords: Record<Change['actedAs'], MessageKey> = {
  app: 'change.as-app',
  viewer: 'change.as-viewer',
  owner: 'change.as-owner',
};

const CALLS = { add: 'addMember', remove: 'removeMember' } as const satisfies Record<
  ChangeAction,
  string
>;

/**
 * Adds a person to the picked group, or removes them from it. Sends only the group's ID, so a
 * rename in the meantime doesn't matter.
 */
export const changeMember = (
  action: ChangeAction,
  { group, accountId }: Named,
): Promise<Answer<Change>> => answered(invoke(CALLS[action], { groupId: group.id, accountId }));

/** A person and a group picked on the page. */
export type Named = { group: Group; accountId: string };

/** A change requested on the page, with its result. */
export type AskedChange = Named & { action: ChangeAction; answer: Answer<Change> };

/** The longest word of a name, in any script. A rename most likely keeps it. */
export const longestWord = (name: string): string =>
  (name.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [name]).reduce((longest, word) =>
    word.length > longest.length ? word : longest,
  );
