import type { Change } from '../../../src/application/adminApi';
import type { MessageKey } from '../words/messageKey';

/** As whom a recorded change was made; whoever looks need not be whoever asked. */
export const identityWords: Record<Change['actedAs'], MessageKey> = {
  app: 'recent.as-app',
  viewer: 'recent.as-viewer',
  owner: 'recent.as-owner',
};
