import { startWholeApp, type WholeApp } from '../../seams/wholeApp';
import { invoke, newKey, trigger } from './doors';

let app: WholeApp;
beforeAll(async () => {
  app = await startWholeApp();
});
beforeEach(async () => {
  app.storage.moveOn();
  await app.site.reset();
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => jest.restoreAllMocks());
afterAll(() => app.close());

/** Confluence carries out every add and removal, and answers with this status. */
const answerWith = (status: number): Promise<unknown> =>
  app.site.faults([
    { match: { method: 'POST', path: '/group/user' }, effect: 'body', value: { status } },
    { match: { method: 'DELETE', path: '/group/user' }, effect: 'body', value: { status } },
  ]);

const zebra = async () => {
  const { id } = await app.site.makeGroup({ name: 'zebra' });
  const { admin, nonAdmin, confluenceAdmin } = app.site.accounts;
  const members = async () => app.site.members(id);
  const record = async () => {
    const listed = await invoke(app, admin, 'listChanges', {});
    return (listed as { value: { ending?: Record<string, unknown> }[] }).value[0]?.ending;
  };
  return { id, admin, nonAdmin, confluenceAdmin, members, record };
};

describe('an add that was carried out and is answered', () => {
  test.each([
    [200, true],
    [201, true],
    [202, false],
    [204, true],
  ])('with %d is added; certain: %s', async (status, certain) => {
    const { id, admin, nonAdmin, members, record } = await zebra();
    await answerWith(status);
    const input = { groupId: id, accountId: nonAdmin };
    expect(await invoke(app, admin, 'addMember', input)).toMatchObject({
      value: { status: 'added', certain },
    });
    expect(await record()).toMatchObject({ outcome: 'added', certain, httpStatus: status });
    expect(await members()).toEqual([nonAdmin]);
  });

  test.each([
    [302, 'unexpected'],
    [408, 'unexpected'],
    [499, 'unexpected'],
    [500, 'unavailable'],
    [502, 'unavailable'],
  ])('with %d is a failure, and not certain: %s', async (status, code) => {
    const { id, admin, nonAdmin, members, record } = await zebra();
    await answerWith(status);
    const input = { groupId: id, accountId: nonAdmin };
    expect(await invoke(app, admin, 'addMember', input)).toMatchObject({
      failure: { code, certain: false, httpStatus: status },
    });
    expect(await record()).toMatchObject({ outcome: code, certain: false, httpStatus: status });
    expect(await members()).toEqual([nonAdmin]);
  });

  test.each([
    [200, 'added'],
    [202, 'added'],
    [302, 'unexpected'],
    [408, 'unexpected'],
    [499, 'unexpected'],
    [502, 'unavailable'],
  ])('with %d is reported to a script as %s', async (status, said) => {
    const { id, admin, nonAdmin } = await zebra();
    const key = await newKey(app, admin);
    await answerWith(status);
    const body = JSON.stringify({ groupId: id, accountId: nonAdmin });
    expect(await trigger(app, { key, body })).toBe(said);
  });
});

describe('a removal that was carried out and is answered', () => {
  test.each([
    [200, true],
    [202, false],
    [204, true],
  ])('with %d is removed; certain: %s', async (status, certain) => {
    const { id, admin, nonAdmin, confluenceAdmin, members } = await zebra();
    for (const accountId of [nonAdmin, confluenceAdmin])
      await invoke(app, admin, 'addMember', { groupId: id, accountId });
    await answerWith(status);
    const input = { groupId: id, accountId: nonAdmin };
    expect(await invoke(app, admin, 'removeMember', input)).toMatchObject({
      value: { status: 'removed', certain },
    });
    expect(await members()).toEqual([confluenceAdmin]);
  });

  test.each([
    [200, 'removed'],
    [202, 'removed'],
    [302, 'unexpected'],
    [408, 'unexpected'],
    [409, 'unexpected'],
    [499, 'unexpected'],
    [502, 'unavailable'],
  ])('with %d is reported to a script as %s', async (status, said) => {
    const { id, admin, nonAdmin, confluenceAdmin } = await zebra();
    const key = await newKey(app, admin);
    for (const accountId of [nonAdmin, confluenceAdmin])
      await app.site.setMember(id, accountId, true);
    await answerWith(status);
    const body = JSON.stringify({ groupId: id, accountId: nonAdmin });
    expect(await trigger(app, { trigger: 'remove-member', key, body })).toBe(said);
  });

  test.each([302, 408, 409, 499])('with %d is not certain', async (status) => {
    const { id, admin, nonAdmin, confluenceAdmin, record } = await zebra();
    for (const accountId of [nonAdmin, confluenceAdmin])
      await invoke(app, admin, 'addMember', { groupId: id, accountId });
    await answerWith(status);
    const input = { groupId: id, accountId: nonAdmin };
    expect(await invoke(app, admin, 'removeMember', input)).toMatchObject({
      failure: { code: 'unexpected', certain: false },
    });
    expect(await record()).toMatchObject({ outcome: 'unexpected', certain: false });
  });
});
