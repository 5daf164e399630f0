import {
  readAutomationKey,
  readCachedGroup,
  readChangeRecord,
  readEvidence,
  readIdempotencyClaim,
  readKeptRate,
} from '../../../src/contract/stored';
import { readJob, readPlan } from '../../../src/contract/storedBulk';
import { FIRST_PACE } from '../../../src/domain/job/pace';
import { FIRST_RATE } from '../../../src/domain/requestRate';
import { aJob, aPlan } from '../../fakes/bulk/aPlan';
import { aGroup, aKey, PEOPLE } from '../../fakes/examples';

const record = {
  schema: 1,
  id: 'x',
  actor: { kind: 'account', accountId: PEOPLE.siteAdmin },
  action: 'add',
  accountId: PEOPLE.newcomer,
  begunAt: '2026-11-23T12:00:00.000Z',
};
const claim = { id: 'x', bodyDigest: 'y', expiresAt: 1 };

const ceilings = { mostRemovals: 500, mostRemovedPercent: 50 };

const NO_FORM_OF_ANYTHING = [undefined, null, 'text', 7, [], {}];

describe('a stored value is read only in its own form', () => {
  test.each([
    ['a key', readAutomationKey, aKey()],
    ['a key for some groups', readAutomationKey, aKey({ groups: [aGroup().id] })],
    ['a key that only adds', readAutomationKey, aKey({ actions: ['add'] })],
    ['a key that only removes', readAutomationKey, aKey({ actions: ['remove'] })],
    ['a record', readChangeRecord, record],
    ['a record of a removal', readChangeRecord, { ...record, action: 'remove' }],
    [
      'a record of an Automation rule',
      readChangeRecord,
      { ...record, actor: { kind: 'rule', accountId: PEOPLE.siteAdmin }, reason: 'IT-4711' },
    ],
    ['a group', readCachedGroup, aGroup()],
    ['a plan', readPlan, aPlan({ ceilings })],
    ['an older plan', readPlan, aPlan()],
    ['a rate without a limit', readKeptRate, FIRST_RATE],
    ['a rate', readKeptRate, { ...FIRST_RATE, limit: { floor: 1, ceiling: 2, holdSeconds: 15 } }],
    ['a claim', readIdempotencyClaim, claim],
    ['a claim with its answer', readIdempotencyClaim, { ...claim, answer: 'added' }],
  ])('%s', (_what, read, stored) => {
    expect(read(JSON.parse(JSON.stringify(stored)))).toEqual(stored);
  });

  test.each([
    ['a key', readAutomationKey, NO_FORM_OF_ANYTHING],
    ['a record', readChangeRecord, NO_FORM_OF_ANYTHING],
    ['a group', readCachedGroup, NO_FORM_OF_ANYTHING],
    ['a rate', readKeptRate, NO_FORM_OF_ANYTHING],
    ['a claim', readIdempotencyClaim, NO_FORM_OF_ANYTHING],
    ['a key of another owner form', readAutomationKey, [{ ...aKey(), ownerId: 'a@example.com' }]],
    ['a key for a group name', readAutomationKey, [{ ...aKey(), groups: ['editors'] }]],
    ['a key for another action', readAutomationKey, [{ ...aKey(), actions: ['add', 'rename'] }]],
    ['a key for no action', readAutomationKey, [{ ...aKey(), actions: [] }]],
    ['a key with more fields', readAutomationKey, [{ ...aKey(), secret: 'x' }]],
    ['a record of a later version', readChangeRecord, [{ ...record, schema: 2 }]],
    ['a record of another action', readChangeRecord, [{ ...record, action: 'rename' }]],
    [
      'a record with an unknown outcome',
      readChangeRecord,
      [{ ...record, ending: { endedAt: '', outcome: 'maybe' } }],
    ],
    [
      'a group with an unknown management',
      readCachedGroup,
      [{ ...aGroup(), management: 'nobody' }],
    ],
  ])('and not in another: %s', (_what, read, values) => {
    for (const stored of values) expect(read(stored)).toBeUndefined();
  });

  test('a key that was stored before keys had actions only adds', () => {
    const { actions: _actions, ...old } = aKey();
    expect(readAutomationKey(old)).toEqual(aKey({ actions: ['add'] }));
  });

  test('a claim with an unknown answer counts as one without', () => {
    expect(readIdempotencyClaim({ ...claim, answer: 'perhaps' })).toEqual(claim);
  });

  test('a job with a pace of an older form starts at the first pace again', () => {
    const old = { ...aJob(), pace: { atOnce: 24, speed: 0.5 } };
    expect(readJob(old)).toEqual(aJob({ pace: FIRST_PACE }));
  });

  test('a job of before that counted no uncertain changes is still read', () => {
    const { maybeChanged: _absent, ...counts } = aJob().counts;
    expect(readJob({ ...aJob(), counts })).toEqual(aJob());
  });

  test('evidence keeps a group ID of Confluence that is no UUID', () => {
    const evidence = { worked: true, refusals: [{ groupId: 'group-7', at: 1 }] };
    expect(readEvidence(evidence)).toEqual(evidence);
  });
});
