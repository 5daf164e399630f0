import type { PlanOriginView } from '../../../src/application/bulkApi';
import type { MessageKey } from '../words/messageKey';

/** Where a plan, or the job that came of it, comes from. */
export const originWords: Record<PlanOriginView['kind'], MessageKey> = {
  import: 'bulk.origin.import',
  undo: 'bulk.origin.undo',
  retry: 'bulk.origin.retry',
};
