import { makeOpenJobs } from '../../../src/application/jobs/openJobs';
import type { JobStore } from '../../../src/application/ports/storage';
import { StoreUnavailable } from '../../../src/application/ports/storeUnavailable';
import type { Version, Write } from '../../../src/application/ports/versions';
import { commandsOf, type JobCommand, withCommand } from '../../../src/domain/job/job';
import { aJob, planIdOf } from '../../fakes/bulk/aPlan';
import { makeFakeJobs } from '../../fakes/bulk/fakeJobs';
import { PEOPLE } from '../../fakes/examples';
import { makePredictableCrypto } from '../../fakes/predictableCrypto';

const id = planIdOf(1);
const asked = (at: string): JobCommand => ({ command: 'pause', by: PEOPLE.siteAdmin, at });

const arrange = (wrap: (jobs: JobStore) => Partial<JobStore> = () => ({})) => {
  const fake = makeFakeJobs();
  const { newId } = makePredictableCrypto();
  const others = makeOpenJobs({ jobs: fake, newId: () => `of another ${newId()}` });
  const openJobs = makeOpenJobs({ jobs: { ...fake, ...wrap(fake) }, newId });
  return { fake, others, openJobs };
};

/** Lets another invocation write a control first, this many times. */
const overtaken = (times: number) => {
  let count = 0;
  const { fake, others, openJobs } = arrange((jobs) => ({
    saveControl: async (...given) => {
      count += 1;
      if (count <= times)
        await others.changeControl(id, (before) => withCommand(before, asked(`other ${count}`)));
      await jobs.saveControl(...given);
    },
  }));
  return { fake, openJobs, tries: () => count };
};

describe('a change of a job’s control', () => {
  test('is read again after a conflict, and loses nothing', async () => {
    const { fake, openJobs } = overtaken(2);
    await openJobs.changeControl(id, (before) => withCommand(before, asked('mine')));
    const commands = commandsOf(await fake.readControl(id)).map(({ at }) => at);
    expect(commands).toEqual(['other 1', 'other 2', 'mine']);
  });

  test('is given up after five attempts', async () => {
    const { openJobs, tries } = overtaken(Infinity);
    const change = openJobs.changeControl(id, (before) => withCommand(before, asked('mine')));
    await expect(change).rejects.toMatchObject({ code: 'superseded' });
    expect(tries()).toBe(5);
  });

  test('is tried once if storage fails otherwise', async () => {
    let tries = 0;
    const { openJobs } = arrange(() => ({
      saveControl: () => {
        tries += 1;
        return Promise.reject(new StoreUnavailable('save control', 'timed-out'));
      },
    }));
    const change = openJobs.changeControl(id, () => asked('mine'));
    await expect(change).rejects.toMatchObject({ code: 'timed-out' });
    expect(tries).toBe(1);
  });

  test('writes nothing if there is nothing to change', async () => {
    const { fake, openJobs } = arrange();
    await openJobs.changeControl(id, () => undefined);
    expect(await fake.openControl(id)).toEqual({ value: undefined, version: undefined });
  });
});

describe('a job that is open for writing', () => {
  test('names the possible stored versions with each write', async () => {
    const writes: Write[] = [];
    let fails = false;
    const { openJobs } = arrange((jobs) => ({
      save: async (job, write) => {
        writes.push(write);
        if (fails) throw new StoreUnavailable('save job', 'timed-out');
        await jobs.save(job, write);
      },
    }));
    await openJobs.create(aJob());
    const opened = await openJobs.job(id);
    fails = true;
    for (const step of [1, 2])
      await expect(opened?.save(aJob({ step }))).rejects.toThrow(StoreUnavailable);
    fails = false;
    for (const step of [3, 4]) await opened?.save(aJob({ step }));
    const [created, one, two, three] = writes.map(({ version }) => version);
    expect(writes.map(({ over }) => over)).toEqual([
      [undefined],
      [created],
      [created, one],
      [created, one, two],
      [three],
    ]);
    expect(new Set(writes.map(({ version }) => version)).size).toBe(writes.length);
  });

  test('cannot be written without a version that was read', () => {
    type AnyTextIsAVersion = string extends Version ? true : false;
    const isAny: AnyTextIsAVersion = false;
    expect(isAny).toBe(false);
  });

  test('is not found if its form is unknown, and keeps its place', async () => {
    const { openJobs } = arrange();
    expect(await openJobs.create({ ...aJob(), schema: 2 } as never)).toBe(true);
    expect(await openJobs.job(id)).toBeUndefined();
    expect(await openJobs.create(aJob())).toBe(false);
  });
});
