import fc from 'fast-check';
import {
  isPassing,
  STATUSES_OF_TRIGGER,
  type WebTriggerName,
} from '../../../src/domain/webTriggerStatus';
import { accountId, aKey, groupId, keyId } from '../../fakes/examples';
import { TRIGGERS } from '../../fakes/webTriggers';
import { signed } from '../../host/support/sign';
import { TRIGGER_FUNCTIONS } from '../../seams/triggerFunctions';
import { startWholeApp, type WholeApp } from '../../seams/wholeApp';
import { junk } from './arbitraries';
import { castOf } from './cast';
import { whatIsWrong } from './coverage';
import { RUNS, seed } from './seed';
import { SECRET, type TriggerDraft, triggerDrafts, unspoilt } from './triggerDrafts';

const printed: unknown[] = [];
let app: WholeApp;
beforeAll(async () => {
  app = await startWholeApp();
  jest.spyOn(console, 'log').mockImplementation((line) => {
    printed.push(line);
  });
});
afterAll(() => app.close());

const send = async (
  called: WebTriggerName,
  { key, secret, body, trigger, age, method, spoil }: TriggerDraft,
) => {
  const at = new Date(Date.now() - age * 1_000);
  const pieces = signed({ body, trigger, at, key: { id: key.id, secret } });
  const headers = Object.fromEntries(
    Object.entries(pieces).map(([name, value]) => [name, [value]]),
  );
  app.begin(undefined);
  const event = { method, headers: spoil(headers), body };
  const { outputKey } = await TRIGGER_FUNCTIONS[called](event);
  return { outputKey, writes: app.writes() };
};

const makeKeys = async (owners: string[], groupIds: string[]) => {
  const groups = groupIds.map(groupId);
  const keys = owners.flatMap((owner, index) => [
    aKey({ id: keyId(`allgroups${index.toString()}`), ownerId: accountId(owner) }),
    aKey({ id: keyId(`somegroups${index.toString()}`), ownerId: accountId(owner), groups }),
    ...TRIGGERS.map(({ action }) =>
      aKey({
        id: keyId(`${action}only${index.toString()}`),
        ownerId: accountId(owner),
        actions: [action],
      }),
    ),
  ]);
  app.begin(undefined);
  for (const key of keys) {
    await app.keys.saveSecret(key.id, { secret: SECRET, ownerId: key.ownerId });
    await app.keys.save(key);
  }
  return keys;
};

const signedAsItShould = (
  called: WebTriggerName,
  { secret, trigger, spoil, method, age }: TriggerDraft,
): boolean =>
  secret === SECRET &&
  trigger === called &&
  spoil === unspoilt &&
  method.toUpperCase() === 'POST' &&
  age >= -30 &&
  age <= 300;

describe.each(TRIGGERS)('$trigger', ({ trigger, action, method, done }) => {
  test(`${RUNS.toString()} malformed calls give a listed answer, and no write without authority`, async () => {
    const { all, groups, bystanders, person, callers } = await castOf(app.site);
    const named = groups.slice(0, 20).map(({ id }) => id);
    const keys = await makeKeys(callers, named);
    const statuses = new Set<string>();
    let written = 0;
    let withoutEffect = 0;

    await fc.assert(
      fc.asyncProperty(triggerDrafts(keys, groups, bystanders, trigger), async (draft) => {
        const { outputKey, writes } = await send(trigger, draft);
        statuses.add(outputKey);
        expect(STATUSES_OF_TRIGGER[trigger]).toContain(outputKey);
        expect(isPassing(outputKey) && outputKey !== 'unsigned').toBe(false);
        if (writes.length === 0) withoutEffect += 1;
        if (writes.length === 0) return;
        written += writes.length;
        expect(signedAsItShould(trigger, draft)).toBe(true);
        expect(draft.key.actions).toContain(action);
        const asked = {
          person: person(draft.key.ownerId),
          delegated: new Set<string>(),
          keyGroups: draft.key.groups,
          accountId: (JSON.parse(draft.body) as { accountId: unknown }).accountId,
        };
        for (const write of writes) {
          expect(write.method).toBe(method);
          expect(whatIsWrong(write, asked, all)).toBeUndefined();
        }
      }),
      { seed: seed(), numRuns: RUNS },
    );

    // The runs covered these cases.
    expect(written).toBeGreaterThan(20);
    expect(withoutEffect).toBeGreaterThanOrEqual(0.7 * RUNS);
    for (const status of [done, 'invalid-input', 'unsigned', 'wrong-method', 'too-large'])
      expect(statuses).toContain(status);
    for (const refusal of [
      'group-not-allowed',
      'not-an-admin',
      'externally-managed',
      'not-permitted',
    ])
      expect(statuses).toContain(refusal);
    expect(printed).toEqual([]);
  }, 18_000_000); // only computes, so a busy machine may take many times as long

  test(`${RUNS.toString()} invalid events give a listed answer, and no call at all`, async () => {
    await fc.assert(
      fc.asyncProperty(junk, async (event) => {
        app.begin(undefined);
        const { outputKey } = await TRIGGER_FUNCTIONS[trigger](event);
        expect(['invalid-input', 'wrong-method', 'unsigned']).toContain(outputKey);
        expect(app.confluence.calls).toEqual([]);
      }),
      { seed: seed(), numRuns: RUNS },
    );
  }, 18_000_000); // only computes, so a busy machine may take many times as long
});
