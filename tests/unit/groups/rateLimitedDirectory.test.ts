import { makeRateLimitedDirectory } from '../../../src/application/concurrency/rateLimitedDirectory';
import type { GroupDirectory } from '../../../src/application/ports/confluence';
import { ok } from '../../../src/domain/outcome';
import type { RequestRate } from '../../../src/domain/requestRate';
import { makeVirtualTime } from '../../fakes/bulk/virtualTime';
import { makeFakeConfluence } from '../../fakes/confluence/fakeConfluence';
import { aGroup } from '../../fakes/examples';

const { id } = aGroup();

const AT_90: RequestRate = {
  ...{ perSecond: 90, accepted: 270, seconds: 3 },
  limit: { floor: 90, ceiling: 90, holdSeconds: 60 },
};

/** Times at which simultaneous reads of one kind reached Confluence. */
const arrange = () => {
  const time = makeVirtualTime();
  const at: number[] = [];
  const noting =
    <T>(value: T) =>
    () => {
      at.push(time.now());
      return Promise.resolve(ok(value));
    };
  const directory: GroupDirectory = {
    ...makeFakeConfluence().directory,
    findByText: noting({ groups: [], complete: true }),
    readById: noting(aGroup()),
    countMembers: noting(1),
    readMembers: noting({ members: [] }),
  };
  const siteRate = { read: () => Promise.resolve(AT_90) };
  const deps = { siteRate, clock: time.now, pause: time.pause, timeLeft: () => 17_000 };
  const rateLimited = makeRateLimitedDirectory({ ...deps, directory });
  const mostInASecond = async (reads: (() => Promise<unknown>)[]): Promise<number> => {
    await time.until(Promise.all(reads.map((read) => read())));
    return Math.max(...at.map((from) => at.filter((t) => t >= from && t < from + 1_000).length));
  };
  return { rateLimited, mostInASecond };
};

const times = (count: number, read: () => Promise<unknown>) => Array<typeof read>(count).fill(read);

test.each<[string, (directory: GroupDirectory) => Promise<unknown>]>([
  ['look-ups by name', (directory) => directory.findByText('x')],
  ['look-ups by id', (directory) => directory.readById(id)],
  ['counts of members', (directory) => directory.countMembers(id)],
  ['pages of members', (directory) => directory.readMembers(id, 0, 200)],
])('%s reach Confluence at the rate that is known for the site', async (_what, read) => {
  const { rateLimited, mostInASecond } = arrange();
  expect(await mostInASecond(times(200, () => read(rateLimited)))).toBe(90);
});

test('reads of all kinds share the rate of the site', async () => {
  const { rateLimited, mostInASecond } = arrange();
  const reads = [
    ...times(100, () => rateLimited.countMembers(id)),
    ...times(100, () => rateLimited.readById(id)),
  ];
  expect(await mostInASecond(reads)).toBe(90);
});
