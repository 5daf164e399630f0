import { TRIGGERS } from '../../fakes/webTriggers';
import { startWholeApp, type WholeApp } from '../../seams/wholeApp';
import { invoke, newKey, trigger } from './doors';

const printed: string[] = [];
let app: WholeApp;
beforeAll(async () => {
  app = await startWholeApp();
  jest.spyOn(console, 'log').mockImplementation((line: string) => {
    printed.push(line);
  });
});
beforeEach(async () => {
  printed.length = 0;
  app.storage.repair();
  app.storage.moveOn();
  await app.site.reset();
});
afterAll(() => app.close());

const zebra = async () => {
  const { id } = await app.site.makeGroup({ name: 'zebra' });
  const members = async () => app.site.members(id);
  return { id, input: { groupName: 'zebra', accountId: app.site.accounts.nonAdmin }, members };
};

/** The group with another member, and with the person or without. */
const zebraFor = async (isMemberBefore: boolean) => {
  const { id, input, members } = await zebra();
  await app.site.setMember(id, app.site.accounts.admin, true);
  await app.site.setMember(id, input.accountId, isMemberBefore);
  return { input, isMember: async () => (await members()).includes(input.accountId) };
};

describe('a storage that fails', () => {
  test('prevents the change if it fails before the write', async () => {
    const { input, members } = await zebra();
    app.storage.breakDown();
    expect(await invoke(app, app.site.accounts.admin, 'addMember', input)).toEqual({
      ok: false,
      failure: { code: 'unavailable' },
    });
    expect(app.writes()).toEqual([]);
    expect(await members()).toEqual([]);
  });

  test('reports an open record if it fails after the write', async () => {
    const { input, members } = await zebra();
    app.storage.breakDown({ match: '"outcome":"added"' });
    expect(await invoke(app, app.site.accounts.admin, 'addMember', input)).toMatchObject({
      ok: true,
      value: { status: 'added', recorded: false },
    });
    expect(await members()).toEqual([input.accountId]);
    app.storage.repair();
    const listed = await invoke(app, app.site.accounts.admin, 'listChanges', {});
    expect(listed).toMatchObject({ value: [{ accountId: input.accountId }] });
    expect(JSON.stringify(listed)).not.toContain('ending');
  });

  test('prevents a removal if it fails before the write', async () => {
    const { input, members } = await zebra();
    for (const accountId of [input.accountId, app.site.accounts.admin])
      await invoke(app, app.site.accounts.admin, 'addMember', { ...input, accountId });
    app.storage.breakDown();
    expect(await invoke(app, app.site.accounts.admin, 'removeMember', input)).toEqual({
      ok: false,
      failure: { code: 'unavailable' },
    });
    expect(app.writes()).toEqual([]);
    expect(await members()).toContain(input.accountId);
  });

  test('is logged with the name of the operation and nothing else', async () => {
    const { input } = await zebra();
    app.storage.breakDown();
    await invoke(app, app.site.accounts.admin, 'addMember', input);
    expect(printed).toEqual([
      '{"event":"cache: prefetch","code":"INTERNAL_SERVER_ERROR"}',
      '{"event":"cache: get","code":"INTERNAL_SERVER_ERROR"}', // and not waited for again
      '{"event":"addMember: save record","code":"INTERNAL_SERVER_ERROR"}',
    ]);
  });
});

describe.each(TRIGGERS)(
  'storage that fails, at $trigger,',
  ({ trigger: name, done, isMemberBefore }) => {
    test.each([
      ['reading the secret', '/api/v1/secret/get'],
      ['keeping the signature', 'FAIL_IF_EXISTS'],
      ['beginning the record', '/api/v1/entity/set'],
    ])('makes the web trigger unavailable, and nothing runs: %s', async (_what, match) => {
      const { input, isMember } = await zebraFor(isMemberBefore);
      const key = await newKey(app, app.site.accounts.admin);
      app.storage.breakDown({ match });
      const body = JSON.stringify({ group: 'zebra', accountId: input.accountId });
      expect(await trigger(app, { trigger: name, key, body })).toBe('unavailable');
      expect(await isMember()).toBe(isMemberBefore);
    });

    test('keeps the web trigger’s answer true after the write, and its record open', async () => {
      const { input, isMember } = await zebraFor(isMemberBefore);
      const key = await newKey(app, app.site.accounts.admin);
      const body = JSON.stringify({ group: 'zebra', accountId: input.accountId });
      const once = { 'Idempotency-Key': 'order-4712' };
      app.storage.breakDown({ match: `"outcome":"${done}"` });
      expect(await trigger(app, { trigger: name, key, body }, once)).toBe(done);
      app.storage.repair();
      expect(await isMember()).toBe(!isMemberBefore);
      const listed = await invoke(app, app.site.accounts.admin, 'listChanges', {});
      expect(listed).toMatchObject({ value: [{ accountId: input.accountId }] });
      expect(JSON.stringify(listed)).not.toContain('ending');
      expect(await trigger(app, { trigger: name, key, body }, once)).toBe(done); // as it was given before
      expect(app.confluence.calls).toEqual([]);
    });

    test('changes no one twice if it cannot keep the final answer', async () => {
      const { input, isMember } = await zebraFor(isMemberBefore);
      const key = await newKey(app, app.site.accounts.admin);
      const body = JSON.stringify({ group: 'zebra', accountId: input.accountId });
      const once = { 'Idempotency-Key': 'order-4713' };
      app.storage.breakDown({ match: `"answer":"${done}"` });
      expect(await trigger(app, { trigger: name, key, body }, once)).toBe(done);
      app.storage.repair();
      expect(await trigger(app, { trigger: name, key, body }, once)).toBe('in-progress'); // for a minute at most
      expect(app.writes()).toEqual([]);
      expect(await isMember()).toBe(!isMemberBefore);
    });

    test('allows the same call again with its idempotency key', async () => {
      const { input } = await zebraFor(isMemberBefore);
      const key = await newKey(app, app.site.accounts.admin);
      const body = JSON.stringify({ group: 'zebra', accountId: input.accountId });
      const chunks = { trigger: name, key, body, at: new Date() };
      const more = { 'Idempotency-Key': 'order-4711' };
      app.storage.breakDown({ match: '/api/v1/entity/set' });
      expect(await trigger(app, chunks, more)).toBe('unavailable');
      app.storage.repair();
      expect(await trigger(app, chunks, more)).toBe(done);
      expect(await trigger(app, chunks, more)).toBe(done);
      expect(app.confluence.calls).toEqual([]);
    });
  },
);
