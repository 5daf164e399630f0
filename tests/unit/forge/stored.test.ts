import { readCachedGroup } from '../../../src/application/groups/groupLookup';
import { readClaim } from '../../../src/application/webTrigger/idempotency';
import { readStoredRecord } from '../../../src/forge/storage/kvsAuditTrail';
import { readStoredKey } from '../../../src/forge/storage/kvsKeys';
import { readStoredPlan } from '../../../src/forge/storage/kvsPlans';
import { aPlan } from '../../fakes/bulk/aPlan';
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
    ['a key', readStoredKey, aKey()],
    ['a key for some groups', readStoredKey, aKey({ groups: [aGroup().id] })],
    ['a record', readStoredRecord, record],
    ['a record of a removal', readStoredRecord, { ...record, action: 'remove' }],
    ['a group', readCachedGroup, aGroup()],
    ['a plan', readStoredPlan, aPlan({ ceilings })],
    ['an older plan', readStoredPlan, aPlan()],
    ['a claim', readClaim, claim],
    ['a claim with its answer', readClaim, { ...claim, answer: 'added' }],
  ])('%s', (_what, read, stored) => {
    expect(read(JSON.parse(JSON.stringify(stored)))).toEqual(stored);
  });

  test.each([
    ['a key', readStoredKey, NO_FORM_OF_ANYTHING],
    ['a record', readStoredRecord, NO_FORM_OF_ANYTHING],
    ['a group', readCachedGroup, NO_FORM_OF_ANYTHING],
    ['a claim', readClaim, NO_FORM_OF_ANYTHING],
    ['a key of another owner form', readStoredKey, [{ ...aKey(), ownerId: 'a@example.com' }]],
    ['a key for a group name', readStoredKey, [{ ...aKey(), groups: ['editors'] }]],
    ['a key with more fields', readStoredKey, [{ ...aKey(), secret: 'x' }]],
    ['a record of a later version', readStoredRecord, [{ ...record, schema: 2 }]],
    ['a record of another action', readStoredRecord, [{ ...record, action: 'rename' }]],
    [
      'a record with an unknown outcome',
      readStoredRecord,
      [{ ...record, ending: { endedAt: '', outcome: 'maybe' } }],
    ],
    ['a group managed by nobody', readCachedGroup, [{ ...aGroup(), management: 'nobody' }]],
  ])('and not in another: %s', (_what, read, values) => {
    for (const stored of values) expect(read(stored)).toBeUndefined();
  });

  test('a claim with an invalid answer counts as one without', () => {
    expect(readClaim({ ...claim, answer: 'perhaps' })).toEqual(claim);
  });
});
