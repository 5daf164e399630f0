import { bulkStep } from '../../../src';
import type { StepEvent } from '../../../src/contract/events';
import { TRIGGERS } from '../../fakes/webTriggers';
import { startWholeApp, type WholeApp } from '../../seams/wholeApp';
import { invoke, newKey, trigger } from './doors';

let app: WholeApp;
beforeAll(async () => {
  app = await startWholeApp();
});
beforeEach(async () => {
  app.storage.moveOn(); // nothing is cached
  await app.site.reset();
});
afterAll(() => app.close());

const membersOf = async (id: string): Promise<string[]> => app.site.members(id);

describe('a site that cuts its pages', () => {
  describe.each(TRIGGERS)('at $trigger', ({ trigger: name, done, isMemberBefore }) => {
    test('a key does not write an admin group that comes after the first page', async () => {
      const { admin, nonAdmin } = app.site.accounts;
      let last = { id: '', name: '' };
      for (let made = 0; made < 101; made += 1)
        last = await app.site.makeGroup({ name: `zebra ${100 + made}`, accessTypes: ['admin'] });
      await app.site.settings({ pageCut: 100 });
      const members = isMemberBefore ? [admin, nonAdmin] : [admin];
      for (const accountId of members) await app.site.setMember(last.id, accountId, true);
      const key = await newKey(app, admin);
      for (const group of [{ group: last.name }, { groupId: last.id }])
        expect(
          await trigger(app, {
            trigger: name,
            key,
            body: JSON.stringify({ ...group, accountId: nonAdmin }),
          }),
        ).toBe('group-not-allowed');
      expect(app.writes()).toEqual([]);
      expect(await membersOf(last.id)).toEqual(members);
    });

    test('a name finds its own group, not an earlier one that differs in case', async () => {
      const { admin, nonAdmin } = app.site.accounts;
      const other = await app.site.makeGroup({ name: 'Ops' });
      const own = await app.site.makeGroup({ name: 'ops' });
      for (const { id } of [other, own]) {
        await app.site.setMember(id, admin, true);
        await app.site.setMember(id, nonAdmin, isMemberBefore);
      }
      await app.site.settings({ pickerCut: 1 });
      const key = await newKey(app, admin);
      const body = JSON.stringify({ group: 'ops', accountId: nonAdmin });
      expect(await trigger(app, { trigger: name, key, body })).toBe(done);
      expect((await membersOf(own.id)).includes(nonAdmin)).toBe(!isMemberBefore);
      expect((await membersOf(other.id)).includes(nonAdmin)).toBe(isMemberBefore);
    });
  });

  test('a search shows the exact match of a later page first', async () => {
    for (const name of ['my zebras', 'zebra one', 'zebra']) await app.site.makeGroup({ name });
    await app.site.settings({ pickerCut: 1 });
    const found = await invoke(app, app.site.accounts.admin, 'searchGroups', { query: 'zebra' });
    expect(found).toMatchObject({
      value: [{ name: 'zebra' }, { name: 'my zebras' }, { name: 'zebra one' }],
    });
  });

  test('a person on a later page of members is removed, certain, and added again by an undo', async () => {
    const { admin } = app.site.accounts;
    const people = (await app.site.users())
      .filter(({ active, accountType }) => active && accountType === 'atlassian')
      .slice(0, 150)
      .map(({ accountId }) => accountId);
    const { id } = await app.site.makeGroup({ name: 'zebra' });
    for (const accountId of people) await app.site.setMember(id, accountId, true);
    expect(await membersOf(id)).toHaveLength(150);
    await app.site.settings({ pageCut: 100 });
    const person = (await membersOf(id))[120];

    const { planId } = await value<{ planId: string }>('beginPlan', { groups: [id], rows: 1 });
    await value('addPlanRows', { planId, at: 0, rows: [[1, 0, 'remove', person]] });
    const plan = await value<View>('finalizePlan', { planId });
    await apply(plan);
    expect(await value('listJobRows', { jobId: planId, at: 0 })).toMatchObject([
      { end: { outcome: 'removed', certain: true } },
    ]);
    expect(await membersOf(id)).not.toContain(person);

    const undo = await value<View>('planUndo', { jobId: planId, uncertainRows: [] });
    await apply(undo);
    expect(await membersOf(id)).toContain(person);
    expect(await membersOf(id)).toHaveLength(150);

    async function value<T>(action: string, payload: Record<string, unknown>): Promise<T> {
      const outcome = (await invoke(app, admin, action, payload)) as { ok: boolean; value: T };
      if (!outcome.ok) throw new Error(JSON.stringify(outcome));
      return outcome.value;
    }

    /** Starts a job and runs its first step, which is enough for it. */
    async function apply({ id: jobId, hash }: View): Promise<void> {
      await value('startJob', { planId: jobId, hash });
      app.begin(undefined);
      const body: StepEvent = { jobId: jobId as StepEvent['jobId'], step: 1, why: 'next' };
      expect(await bulkStep({ body })).toBeUndefined();
      expect(await value('getJob', { jobId })).toMatchObject({ state: 'done' });
    }
  });
});

type View = { id: string; hash: string };
