import type { Change, ChangeStatus } from '../../../src/application/adminApi';
import type { MessageKey } from '../words/messageKey';

/** The words for each way in which a change can hold now, and whether anything was changed. */
export const changeWords: Record<
  ChangeStatus,
  { title: MessageKey; sentence: MessageKey; isChange: boolean }
> = {
  added: { title: 'change.added.title', sentence: 'change.added', isChange: true },
  'already-member': {
    title: 'change.already-member.title',
    sentence: 'change.already-member',
    isChange: false,
  },
  removed: { title: 'change.removed.title', sentence: 'change.removed', isChange: true },
  'not-a-member': {
    title: 'change.not-a-member.title',
    sentence: 'change.not-a-member',
    isChange: false,
  },
};

/** As whom a change was made. */
export const actedAsWords: Record<Change['actedAs'], MessageKey> = {
  app: 'change.as-app',
  viewer: 'change.as-viewer',
  owner: 'change.as-owner',
};
