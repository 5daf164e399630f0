import type { JobView } from '../../../../src/application/bulkApi';
import type { MessageKey } from '../../words/messageKey';

export type HistoryEntry = { of: MessageKey; by: string; at: string };

/** What people did about a job, the oldest first. The last who took it over is its owner. */
export const historyOf = ({ approvals, commands }: JobView): HistoryEntry[] => {
  const approved = approvals.map(({ accountId, at }, place): HistoryEntry => {
    const of = place === 0 ? 'bulk.job.approved' : 'bulk.job.taken-over';
    return { of, by: accountId, at };
  });
  const wished = commands.map(({ command, by, at }): HistoryEntry => ({
    of: `bulk.job.wished.${command}`,
    by,
    at,
  }));
  return [...approved, ...wished].sort((one, other) => one.at.localeCompare(other.at));
};
