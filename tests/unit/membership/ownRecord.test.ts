import { makeReadOwnRecord } from '../../../src/application/record/ownRecord';
import type { AuditTrail } from '../../../src/application/ports/storage';
import {
  CHANGE_RECORD_SCHEMA,
  type ChangeEnding,
  type ChangeRecord,
} from '../../../src/domain/change';
import { aGroup, PEOPLE } from '../../fakes/examples';

const NOW = Date.parse('2026-11-29T12:00:00.000Z');
const group = aGroup();
const { newcomer, siteAdmin } = PEOPLE;

const at = (secondsAgo: number): string => new Date(NOW - secondsAgo * 1_000).toISOString();

/** A change that ran between these times, in seconds before now. */
const change = (
  action: ChangeRecord['action'],
  [began, ended]: [number, number?],
  ending: Omit<ChangeEnding, 'endedAt'> = { outcome: action === 'add' ? 'added' : 'removed' },
): ChangeRecord => ({
  ...{ schema: CHANGE_RECORD_SCHEMA, id: `record-${began}` },
  ...{ actor: { kind: 'account', accountId: siteAdmin }, action, accountId: newcomer, group },
  begunAt: at(began),
  ...(ended !== undefined && { ending: { ...ending, endedAt: at(ended) } }),
});

const recordOf = async (...records: ChangeRecord[]) => {
  const audit: Pick<AuditTrail, 'list'> = { list: () => Promise.resolve({ records }) };
  const readOwnRecord = makeReadOwnRecord({
    audit,
    jobs: { list: () => Promise.resolve({ jobs: [] }), readChunks: () => Promise.resolve([]) },
    plans: { readChunks: () => Promise.resolve([]) },
    clock: () => NOW,
  });
  const own = (await readOwnRecord([group.id])).get(group.id);
  return { isMember: own?.members.get(newcomer), mayBeGone: own?.mayBeGone.has(newcomer) };
};

const TIMED_OUT = { outcome: 'timed-out', certain: false } as const;
const WAS_THERE = { outcome: 'already-member', certain: true } as const;

test.each<[string, ChangeRecord[], Awaited<ReturnType<typeof recordOf>>]>([
  [
    'the later of two changes counts',
    [change('add', [60, 59]), change('remove', [50, 49])],
    { isMember: false, mayBeGone: false },
  ],
  [
    'an answer that took longer than a removal says nothing: it may be from before',
    [change('remove', [60, 59]), change('add', [62, 55], WAS_THERE)],
    { isMember: undefined, mayBeGone: true },
  ],
  [
    'changes at the same time that agree are certain',
    [change('add', [60, 58]), change('add', [59, 57], WAS_THERE)],
    { isMember: true, mayBeGone: false },
  ],
  [
    'a removal that was given up may come after an add',
    [change('remove', [80, 68], TIMED_OUT), change('add', [60, 59])],
    { isMember: undefined, mayBeGone: true },
  ],
  [
    'it comes no later than 40 seconds after it was given up',
    [change('remove', [120, 108], TIMED_OUT), change('add', [60, 59])],
    { isMember: true, mayBeGone: false },
  ],
  [
    'a change without an end may have been made',
    [change('add', [60, 59]), change('remove', [50])],
    { isMember: undefined, mayBeGone: true },
  ],
])('%s', async (_what, records, expected) => {
  expect(await recordOf(...records)).toEqual(expected);
});
