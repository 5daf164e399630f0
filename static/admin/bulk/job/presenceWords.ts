import type { JobView } from '../../../../src/application/bulkApi';
import type { MessageKey } from '../../words/messageKey';

/**
 * Why a job needs its owner at the page, said to the owner and to others. With a protected group
 * that is Rollcall's own rule, whatever Confluence would let the app do; else Confluence refuses it.
 */
export const presenceWords = ({
  groups,
}: Pick<JobView, 'groups'>): { toOwner: MessageKey; toOthers: MessageKey } =>
  groups.some(({ isProtected }) => isProtected)
    ? { toOwner: 'bulk.job.keep-open.protected', toOthers: 'bulk.waits.owner-at-page.protected' }
    : { toOwner: 'bulk.job.keep-open', toOthers: 'bulk.waits.owner-at-page' };
