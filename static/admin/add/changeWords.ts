import type { Change, ChangeStatus } from '../../../src/application/adminApi';
import type { MessageKey } from '../words/messageKey';

/**
 * The words for each way in which a change can hold now, whether anything was changed, and what
 * there is to say where it is not known who changed it.
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

/** As whom a change was made. */
export const actedAsWords: Record<Change['actedAs'], MessageKey> = {
  app: 'change.as-app',
  viewer: 'change.as-viewer',
  owner: 'change.as-owner',
};
