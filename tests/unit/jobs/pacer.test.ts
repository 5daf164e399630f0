import { makePacer } from '../../../src/application/jobs/pacer';
import { FIRST_PACE, type PaceState } from '../../../src/domain/job/pace';
import { makeVirtualTime } from '../../fakes/bulk/virtualTime';

const aPacer = (start: PaceState = FIRST_PACE) => {
  const time = makeVirtualTime();
  const startedAt = time.now();
  const pacer = makePacer({ clock: time.now, pause: time.pause, start });
  return { time, pacer, sinceBegun: () => Math.round(time.now() - startedAt) };
};

type Paced = ReturnType<typeof aPacer>;

/** Runs requests of this duration. Returns when each was sent, and the most at once. */
const send = async ({ time, pacer, sinceBegun }: Paced, count: number, takes: number) => {
  const sent: number[] = [];
  let running = 0;
  let most = 0;
  const request = async (): Promise<void> => {
    await pacer.turn('add');
    sent.push(sinceBegun());
    running += 1;
    most = Math.max(most, running);
    await time.pause(takes);
    running -= 1;
    pacer.answered(takes);
    pacer.release();
  };
  const all = async (): Promise<void> => {
    const requests: Promise<void>[] = [];
    for (let made = 0; made < count; made += 1) {
      await pacer.take();
      requests.push(request());
    }
    await Promise.all(requests);
  };
  await time.until(all());
  return { sent, most };
};

/** The most requests sent in any second. */
const mostInASecond = (sent: readonly number[]): number =>
  Math.max(...sent.map((from) => sent.filter((at) => at >= from && at < from + 1_000).length));

describe('the pace of a job', () => {
  test('stays just below the burst limit while Confluence is fast', async () => {
    const { sent } = await send(aPacer(), 1_000, 60);
    expect(mostInASecond(sent)).toBeLessThanOrEqual(96);
    expect(sent.at(-1)).toBeLessThan(10_500);
  });

  test('makes up for a short standstill, and stays below the limit in every second', async () => {
    const paced = aPacer();
    const { sent } = await send(paced, 200, 60);
    await paced.time.pass(150);
    const afterwards = await send(paced, 200, 60);
    expect(mostInASecond([...sent, ...afterwards.sent])).toBeLessThanOrEqual(96);
    expect(afterwards.sent.at(-1)).toBeLessThan(4_300); // 400 at 96 a second, without the standstill
  });

  test('sends more at once while answers take the usual time, up to a limit', async () => {
    const paced = aPacer();
    const { most } = await send(paced, 3_000, 1_000);
    expect(most).toBe(48);
    expect(paced.pacer.state()).toEqual({ atOnce: 48, speed: 1 });
  });

  test('sends fewer at once when answers take much longer than usual', async () => {
    const paced = aPacer({ atOnce: 40, speed: 1 });
    await send(paced, 100, 60);
    await send(paced, 60, 2_000);
    expect(paced.pacer.state().atOnce).toBeLessThan(10);
  });

  test('sends half as many removals as adds at once', async () => {
    const { time, pacer, sinceBegun } = aPacer();
    for (let made = 0; made < 48; made += 1) await time.until(pacer.turn('remove'));
    expect(sinceBegun()).toBe(1_000);
  });
});

describe('a pacer that Confluence asks to wait', () => {
  test('sends nothing until then, and then half as fast, with half as many at once', async () => {
    const { time, pacer, sinceBegun } = aPacer({ atOnce: 20, speed: 1 });
    pacer.limited(3);
    expect(await time.until(pacer.turn('add'))).toBeUndefined();
    expect(sinceBegun()).toBe(3_000);
    expect(pacer.state()).toEqual({ atOnce: 10, speed: 0.5 });
  });

  test('waits a second if Confluence does not say how long', async () => {
    const { time, pacer, sinceBegun } = aPacer();
    pacer.limited(undefined);
    await time.until(pacer.turn('add'));
    expect(sinceBegun()).toBe(1_000);
  });

  test('counts simultaneous refusals once, and later ones again', async () => {
    const { time, pacer } = aPacer({ atOnce: 16, speed: 1 });
    for (let refused = 0; refused < 10; refused += 1) pacer.limited(1);
    expect(pacer.state()).toEqual({ atOnce: 8, speed: 0.5 });
    await time.pass(1_001);
    pacer.limited(1);
    expect(pacer.state()).toEqual({ atOnce: 4, speed: 0.25 });
  });

  test('delays a slot that was reserved before', async () => {
    const { time, pacer, sinceBegun } = aPacer();
    for (let made = 0; made < 30; made += 1) await time.until(pacer.turn('add'));
    const turn = pacer.turn('add');
    pacer.limited(2);
    const limitedAt = sinceBegun();
    await time.until(turn);
    expect(sinceBegun()).toBeGreaterThanOrEqual(limitedAt + 2_000);
  });

  test('reports a wait that is too long for a step at once, to every later request', async () => {
    const { time, pacer, sinceBegun } = aPacer();
    const tooLong = { kind: 'hourly-pool' as const };
    pacer.limited(1_800, tooLong);
    expect(await time.until(pacer.turn('add'))).toBe(tooLong);
    expect(await time.until(pacer.turn('remove'))).toBe(tooLong);
    expect(sinceBegun()).toBe(0);
  });

  test('speeds up with each answer, but never beyond the initial pace', async () => {
    const paced = aPacer();
    paced.pacer.limited(1);
    await send(paced, 100, 60);
    expect(paced.pacer.state().speed).toBeCloseTo(0.7);
    await send(paced, 400, 60);
    expect(paced.pacer.state().speed).toBe(1);
  });
});
