import type { JobView } from '../../../src/contract/bulkApi';
import { makeDriving } from '../../../static/admin/bulk/driving/makeDriving';
import { jobView } from './views';

const atPage = (special: Partial<JobView> = {}): JobView =>
  jobView({ driver: 'page', state: 'waiting', waiting: { for: 'owner-at-page' }, ...special });

const paused = (id: string): JobView => jobView({ id, driver: 'page', state: 'paused' });

/** What carries jobs out, and a way to say what comes of them. */
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

test('a job of the viewer’s that needs their page is carried out, once, until it is over', () => {
  const { driving, did, counts, comesTo } = drivingFor('owner');
  driving.notice(atPage());
  driving.notice(atPage());
  expect(did).toEqual(['start job-1']);
  expect(counts.at(-1)).toBe(1);
  comesTo(atPage({ state: 'done' }));
  expect(did).toEqual(['start job-1', 'stop job-1']);
  expect(counts.at(-1)).toBe(0);
});

test('several are, side by side', () => {
  const { driving, did, counts } = drivingFor('owner');
  driving.notice(atPage({ id: 'a' }));
  driving.notice(atPage({ id: 'b' }));
  expect(did).toEqual(['start a', 'start b']);
  expect(counts.at(-1)).toBe(2);
});

test.each<[string, JobView]>([
  ['somebody else’s', atPage({ ownerId: 'another' })],
  ['one of the queue', jobView()],
  ['one that is over', atPage({ state: 'cancelled' })],
])('%s is not', (_which, job) => {
  const { driving, did } = drivingFor('owner');
  driving.notice(job);
  expect(did).toEqual([]);
});

test('nor is any while it is not known who looks at the page', () => {
  const { driving, did } = drivingFor(undefined);
  driving.notice(atPage());
  expect(did).toEqual([]);
});

test('one that was taken over by somebody else is left to them', () => {
  const { driving, did, counts, comesTo } = drivingFor('owner');
  driving.notice(atPage());
  comesTo(atPage({ ownerId: 'another' }));
  expect(did.at(-1)).toBe('stop job-1');
  expect(counts.at(-1)).toBe(0);
});

test('a paused one does not keep the page open, and goes on when it is heard that it may', () => {
  const { driving, did, counts } = drivingFor('owner');
  driving.notice(paused('a'));
  expect(counts.at(-1)).toBe(0);
  driving.notice(paused('a'));
  driving.notice(atPage({ id: 'a' }));
  driving.notice(atPage({ id: 'a' }));
  expect(did).toEqual(['start a', 'take a']);
  expect(counts.at(-1)).toBe(1);
});

test('when the page goes, all of it ends', () => {
  const { driving, did } = drivingFor('owner');
  driving.notice(atPage({ id: 'a' }));
  driving.notice(atPage({ id: 'b' }));
  driving.stop();
  expect(did.slice(2)).toEqual(['stop a', 'stop b']);
});
