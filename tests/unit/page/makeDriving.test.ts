import type { JobView } from '../../../src/contract/bulkApi';
import { makeDriving } from '../../../static/admin/bulk/driving/makeDriving';
import { jobView } from './views';

const atPage = (special: Partial<JobView> = {}): JobView =>
  jobView({ driver: 'page', state: 'waiting', waiting: { for: 'owner-at-page' }, ...special });

const paused = (id: string): JobView => jobView({ id, driver: 'page', state: 'paused' });

/** The driving under test, and a function that answers its steps. */
const drivingFor = (viewerId: string | undefined) => {
  const did: string[] = [];
  const answers = new Map<string, (job: JobView) => void>();
  const counts: number[] = [];
  const driving = makeDriving({
    viewerId,
    show: (count) => counts.push(count),
    watch: ({ id }, onAnswer) => {
      answers.set(id, (value) => {
        onAnswer({ ok: true, value });
      });
      const does = (what: string) => () => did.push(`${what} ${id}`);
      return { start: does('start'), take: does('take'), stop: does('stop') };
    },
  });
  return { driving, did, counts, comesTo: (job: JobView) => answers.get(job.id)?.(job) };
};

test('runs a viewer’s job that needs their page, once, until it is over', () => {
  const { driving, did, counts, comesTo } = drivingFor('owner');
  driving.notice(atPage());
  driving.notice(atPage());
  expect(did).toEqual(['take job-1']);
  expect(counts.at(-1)).toBe(1);
  comesTo(atPage({ state: 'done' }));
  expect(did).toEqual(['take job-1', 'stop job-1']);
  expect(counts.at(-1)).toBe(0);
});

test('runs several jobs side by side', () => {
  const { driving, did, counts } = drivingFor('owner');
  driving.notice(atPage({ id: 'a' }));
  driving.notice(atPage({ id: 'b' }));
  expect(did).toEqual(['take a', 'take b']);
  expect(counts.at(-1)).toBe(2);
});

test.each<[string, JobView]>([
  ['another admin’s job', atPage({ ownerId: 'another' })],
  ['another admin’s job of the queue', jobView({ ownerId: 'another' })],
  ['a job that is over', atPage({ state: 'cancelled' })],
])('does not run %s', (_which, job) => {
  const { driving, did } = drivingFor('owner');
  driving.notice(job);
  expect(did).toEqual([]);
});

test('follows a viewer’s job of the queue, and runs it once it needs their page', () => {
  const { driving, did, counts, comesTo } = drivingFor('owner');
  driving.notice(jobView());
  driving.notice(jobView());
  expect(did).toEqual(['take job-1', 'take job-1']); // each job that the page shows saves a poll
  expect(counts.at(-1)).toBe(0);
  comesTo(atPage());
  expect(counts.at(-1)).toBe(1);
  driving.notice(atPage());
  expect(did).toHaveLength(2);
});

test('keeps running a job if an older answer says that the queue has it', () => {
  const { driving, did, counts } = drivingFor('owner');
  driving.notice(atPage());
  driving.notice(jobView());
  expect(did).toEqual(['take job-1']);
  expect(counts.at(-1)).toBe(1);
});

test('runs no job until the viewer is known', () => {
  const { driving, did } = drivingFor(undefined);
  driving.notice(atPage());
  expect(did).toEqual([]);
});

test('leaves a job to the admin who took it over', () => {
  const { driving, did, counts, comesTo } = drivingFor('owner');
  driving.notice(atPage());
  comesTo(atPage({ ownerId: 'another' }));
  expect(did.at(-1)).toBe('stop job-1');
  expect(counts.at(-1)).toBe(0);
});

test('does not need the page for a paused job, and continues it when it resumes', () => {
  const { driving, did, counts } = drivingFor('owner');
  driving.notice(paused('a'));
  expect(counts.at(-1)).toBe(0);
  driving.notice(paused('a'));
  driving.notice(atPage({ id: 'a' }));
  driving.notice(atPage({ id: 'a' }));
  expect(did).toEqual(['take a', 'take a']);
  expect(counts.at(-1)).toBe(1);
});

test('stops all jobs when the page closes', () => {
  const { driving, did } = drivingFor('owner');
  driving.notice(atPage({ id: 'a' }));
  driving.notice(atPage({ id: 'b' }));
  driving.stop();
  expect(did.slice(2)).toEqual(['stop a', 'stop b']);
});
