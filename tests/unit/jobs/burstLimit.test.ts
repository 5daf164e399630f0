import { FIRST_SETTINGS } from '../../../src/domain/settings';
import { answerOfResponse } from '../../../src/forge/confluence/confluence';
import { makePointsMeter } from '../../../src/forge/confluence/pointsMeter';
import { aPlanToAdd, jobOf, start } from '../../fakes/bulk/aStartedJob';
import type { BulkSite } from '../../fakes/bulk/bulkSite';
import { makeFakeSettings } from '../../fakes/fakeSettings';

/** Answers each add with these headers, read as the app reads Confluence's. */
const answeringWith = (site: BulkSite, headers: (add: number) => Record<string, string>): void => {
  site.settings = makeFakeSettings(FIRST_SETTINGS); // reserves a tenth of the points
  let adds = 0;
  site.between = (directory) => {
    const meter = makePointsMeter();
    site.points = meter.left(); // each invocation starts without a reading
    return {
      ...directory,
      addMember: async (...given) => {
        const made = await directory.addMember(...given);
        if (made.kind !== 'answered') throw new Error('The fake answers.');
        adds += 1;
        const response = new Response(made.text, { status: made.status, headers: headers(adds) });
        const answer = await answerOfResponse(response, site.time.now());
        meter.note(answer);
        site.points = meter.left();
        return answer;
      },
    };
  };
};

const waits = async (headers: (add: number) => Record<string, string>, count = 1_000) => {
  const { site, plan } = await aPlanToAdd(count);
  answeringWith(site, headers);
  await start(site, plan);
  const startedAt = site.time.now();
  let forHour = 0;
  while (await site.runNextEvent())
    forHour += Number((await jobOf(site, plan.id)).waiting?.for === 'hourly-pool');
  const job = await jobOf(site, plan.id);
  return { job, forHour, minutes: (site.time.now() - startedAt) / 60_000 };
};

test('a job of 1,000 adds never waits for the hour because a burst is nearly used up', async () => {
  const { job, forHour, minutes } = await waits(() => ({
    'X-RateLimit-Limit': '100',
    'X-RateLimit-Remaining': '7',
  }));
  expect(job).toMatchObject({ state: 'done', counts: { outcomes: { added: 1_000 } } });
  expect(forHour).toBe(0);
  expect(minutes).toBeLessThan(10);
});

test('a job waits for the hour if few hourly points are left', async () => {
  const { job, forHour, minutes } = await waits(
    (add) => (add === 20 ? { 'Beta-RateLimit': '"global-app-quota";r=6000;t=600' } : {}),
    200,
  );
  expect(job).toMatchObject({ state: 'done', counts: { outcomes: { added: 200 } } });
  expect(forHour).toBeGreaterThan(0);
  expect(minutes).toBeGreaterThan(59); // it started at noon
});

test('an answer that no longer reports few points ends the wait', async () => {
  const policy = { 'Beta-RateLimit-Policy': '"global-app-quota";q=65000;w=3600' };
  const few = { ...policy, 'Beta-RateLimit': '"global-app-quota";r=1;t=600' };
  const meter = makePointsMeter();
  const note = async (headers: Record<string, string>) => {
    meter.note(await answerOfResponse(new Response('', { headers }), 0));
    return meter.left();
  };
  expect(await note(few)).toEqual({ left: 1, of: 65_000 });
  expect(await note({})).toEqual({ left: 1, of: 65_000 });
  expect(await note(policy)).toBeUndefined();
});
