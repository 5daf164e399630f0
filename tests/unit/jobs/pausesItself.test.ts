import type { ConfluenceAnswer } from '../../../src/forge/confluence/confluenceAnswer';
import { ask } from '../../fakes/bulk/ask';
import { aPlanToAdd, jobOf, start } from '../../fakes/bulk/aStartedJob';
import type { ConfluenceGroups } from '../../fakes/confluence/fakeGroupDirectory';
import { answered } from '../../fakes/confluence/world';
import { PEOPLE } from '../../fakes/examples';
import { valueOf } from '../../fakes/valueOf';

const NO_SEATS = answered(
  500,
  'HystrixRuntimeException: AddUserToGroupsIdentityPlatformCommand failed and no fallback available.',
);

const answering =
  (answerTo: (adds: number) => ConfluenceAnswer | undefined) => (directory: ConfluenceGroups) => {
    let adds = 0;
    return {
      ...directory,
      addMember: (...args: Parameters<ConfluenceGroups['addMember']>) => {
        adds += 1;
        const answer = answerTo(adds);
        return answer ? Promise.resolve(answer) : directory.addMember(...args);
      },
    };
  };

describe('a job pauses by itself, and says why', () => {
  test('if no seat is free: most rows are not tried, and remain for a resume', async () => {
    const { site, plan } = await aPlanToAdd(300);
    await start(site, plan);
    site.between = answering(() => NO_SEATS);
    await site.runAllEvents();
    const paused = await jobOf(site, plan.id);
    expect(paused).toMatchObject({ state: 'paused', pausedFor: 'no-seats' });
    const { counts, ...view } = await site.time.until(site.invocation().viewJob(paused));
    expect(view).toMatchObject({ state: 'paused', pausedFor: 'no-seats' });
    expect(counts['no-seats']).toBeGreaterThanOrEqual(20);
    expect(counts['no-seats']).toBeLessThan(100);

    site.between = (directory) => directory;
    const resumed = valueOf(
      await ask(site, (bulk) => bulk.controlJob(PEOPLE.confluenceAdmin, plan.id, 'run')),
    );
    expect(resumed.pausedFor).toBeUndefined();
    await site.runAllEvents();
    const { state, counts: ended } = await jobOf(site, plan.id);
    expect(state).toBe('done');
    expect(ended.outcomes).toEqual({
      'no-seats': counts['no-seats'],
      added: 300 - (counts['no-seats'] ?? 0),
    });
  });

  test('but not if some rows find a seat in between', async () => {
    const { site, plan } = await aPlanToAdd(300);
    await start(site, plan);
    site.between = answering((adds) => (adds % 2 === 0 ? NO_SEATS : undefined));
    await site.runAllEvents();
    expect(await jobOf(site, plan.id)).toMatchObject({ state: 'done' });
  });

  test('but not if nothing is left to try', async () => {
    const { site, plan } = await aPlanToAdd(20);
    await start(site, plan);
    site.between = answering(() => NO_SEATS);
    await site.runAllEvents();
    expect(await jobOf(site, plan.id)).toMatchObject({
      state: 'done',
      counts: { outcomes: { 'no-seats': 20 } },
    });
  });

  test('if nothing answers for hours', async () => {
    const { site, plan } = await aPlanToAdd(300);
    await start(site, plan);
    site.between = answering(() => answered(503, 'Service unavailable'));
    await site.runAllEvents();
    expect(await jobOf(site, plan.id)).toMatchObject({ state: 'paused', pausedFor: 'no-answers' });
  });
});
