import { makeGroupsInWork } from '../../../src/application/jobs/executeRow';
import type { PermitChange } from '../../../src/application/membership/permit';
import { failed, ok } from '../../../src/domain/outcome';
import { aPlanToAdd, jobOf, start } from '../../fakes/bulk/aStartedJob';
import { makeAppOverFakes } from '../../fakes/appOverFakes';
import { aGroup, PEOPLE } from '../../fakes/examples';

const { confluenceAdmin } = PEOPLE;
const OWNER = { kind: 'job', ownerId: confluenceAdmin } as const;
const PERMIT = { identities: [{ kind: 'app' }], protectedGroup: false } as const;

describe('during a step, the permit in a group', () => {
  const arrange = () => {
    const { clock } = makeAppOverFakes();
    const asked = { lookups: 0, permits: 0 };
    let permitted: Awaited<ReturnType<PermitChange>> = ok(PERMIT);
    const groups = makeGroupsInWork(
      {
        lookup: () => {
          asked.lookups += 1;
          return Promise.resolve(ok(aGroup()));
        },
        permit: () => {
          asked.permits += 1;
          return Promise.resolve(permitted);
        },
        clock: clock.now,
      },
      OWNER,
    );
    const take = () => {
      permitted = failed('group-not-allowed');
    };
    const ask = () => groups({ ...aGroup(), adds: 1, removals: 0, isProtected: false });
    return { clock, asked, ask, take };
  };

  test('is asked for once in five seconds, and the group is read once', async () => {
    const { clock, asked, ask } = arrange();
    for (let second = 0; second < 20; second += 1) {
      await Promise.all([ask(), ask(), ask()]);
      clock.advance(1);
    }
    expect(asked).toEqual({ lookups: 1, permits: 4 });
  });

  test('ends at most five seconds after it was taken away', async () => {
    const { clock, ask, take } = arrange();
    expect(await ask()).toMatchObject({ ok: true });
    take();
    clock.advance(4.999);
    expect(await ask()).toMatchObject({ ok: true });
    clock.advance(0.001);
    expect(await ask()).toEqual(failed('group-not-allowed'));
  });
});

test('a group is not written as the app for longer than six seconds after its delegation ended', async () => {
  const { site, group, plan } = await aPlanToAdd(3_000);
  await site.app.delegation.add(group.id);
  await start(site, plan, confluenceAdmin);
  const writes: number[] = [];
  let endedAt: number | undefined;
  const startedAt = site.time.now();
  site.between = (directory) => ({
    ...directory,
    addMember: async (...given) => {
      if (endedAt === undefined && site.time.now() - startedAt > 10_000) {
        await site.app.delegation.remove(group.id);
        endedAt = site.time.now();
      }
      if (given[2].kind === 'app') writes.push(site.time.now());
      return directory.addMember(...given);
    },
  });
  await site.runNextEvent();
  // The list of delegated groups is read once a second at most.
  const after = writes.filter((at) => at > (endedAt ?? Infinity));
  expect(after.length).toBeGreaterThan(0);
  expect(Math.max(...after) - (endedAt ?? 0)).toBeLessThanOrEqual(6_000);
  expect((await jobOf(site, plan.id)).counts.outcomes.added).toBeLessThan(2_000);
});
