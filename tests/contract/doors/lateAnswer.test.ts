/** @jest-environment node */
import { TRIGGERS } from '../../fakes/webTriggers';
import { startWholeApp, type WholeApp } from '../../seams/wholeApp';
import { invoke, newKey, trigger } from './doors';

const CALL_LIMIT_MS = 12_000;

let app: WholeApp;
beforeAll(async () => {
  app = await startWholeApp();
});
beforeEach(async () => {
  app.storage.moveOn();
  await app.site.reset();
});
afterEach(() => jest.useRealTimers());
afterAll(() => app.close());

const givenToImmediates = () => new Promise((resolve) => setImmediate(resolve));

/** Moves the time on once the change is sent; everything before it runs in real time. */
const untilTooLate = async <T>(call: Promise<T>): Promise<T> => {
  while (app.writes().length === 0) await givenToImmediates();
  await jest.advanceTimersByTimeAsync(CALL_LIMIT_MS);
  return call;
};

test.each(TRIGGERS)(
  'a Confluence that answers $trigger too late is timed out, and the same call may be repeated',
  async ({ trigger: name, method, done, isMemberBefore }) => {
    const { admin, nonAdmin } = app.site.accounts;
    const key = await newKey(app, admin);
    const marketing = (await app.site.groups()).find((group) => group.name === 'marketing');
    await app.site.setMember(marketing?.id ?? '', nonAdmin, isMemberBefore);
    const body = JSON.stringify({ group: 'marketing', accountId: nonAdmin });
    const once = { 'idempotency-key': 'order-4711' };
    await app.site.faults([
      { match: { method }, effect: 'delay', value: 5 * CALL_LIMIT_MS, times: 1 },
    ]);
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });

    expect(await untilTooLate(trigger(app, { trigger: name, key, body }, once))).toBe('timed-out');
    expect(app.writes().map(({ as }) => as)).toEqual(['app']); // no other identity is tried
    expect(await invoke(app, admin, 'listChanges', {})).toMatchObject({
      value: [{ accountId: nonAdmin, ending: { outcome: 'timed-out', actedAs: 'app' } }],
    });
    expect(await trigger(app, { trigger: name, key, body }, once)).toBe(done);
  },
);
