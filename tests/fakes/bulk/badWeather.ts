import { StoreUnavailable } from '../../../src/application/ports/storeUnavailable';
import { failed } from '../../../src/domain/outcome';
import type { ConfluenceAnswer } from '../../../src/forge/confluence/confluenceAnswer';
import type { ConfluenceGroups } from '../confluence/fakeGroupDirectory';
import { answered } from '../confluence/world';
import type { Chance } from './chance';
import type { VirtualTime } from './virtualTime';

/** The probability, 0 to 1, that a call goes wrong. A test may lower it while it runs. */
export type Weather = { confluence: number; storage: number };

const CALL_LIMIT_MS = 12_000; // the app's own limit for a request
const LATEST_WRITE_MS = 28_000; // after that

/**
 * The same directory over an unreliable network: limits, 5xx, lost answers, and writes that are
 * carried out up to 28 seconds after the app has given them up.
 */
export const throughWeather = (
  directory: ConfluenceGroups,
  { weather, chance, time }: { weather: Weather; chance: Chance; time: VirtualTime },
): ConfluenceGroups => {
  const write =
    (call: ConfluenceGroups['addMember']): ConfluenceGroups['addMember'] =>
    async (...args) => {
      await time.pause(chance.between(20, 80));
      const fault = chance.happens(weather.confluence) ? chance.between(1, 8) : 0;
      if (fault >= 1 && fault <= 4) return badAnswer(fault, chance);
      if (fault >= 7) {
        const lateMs = chance.between(0, LATEST_WRITE_MS);
        void time.pause(CALL_LIMIT_MS + lateMs).then(() => call(...args));
        await time.pause(CALL_LIMIT_MS);
        return { kind: 'timed-out' };
      }
      const answer = await call(...args);
      await time.pause(chance.between(1, 40));
      if (fault === 5) return { kind: 'no-answer' }; // it was carried out
      return fault === 6 ? { kind: 'timed-out' } : answer;
    };
  const read =
    <Args extends unknown[], T>(call: (...args: Args) => Promise<T>) =>
    async (...args: Args): Promise<T> => {
      await time.pause(chance.between(20, 80));
      return chance.happens(weather.confluence) ? (failed('unavailable') as T) : call(...args);
    };
  return {
    listGroups: read(directory.listGroups),
    findByText: read(directory.findByText),
    searchByText: read(directory.searchByText),
    readById: read(directory.readById),
    readMembers: read(directory.readMembers),
    readNamedMembers: read(directory.readNamedMembers),
    countMembers: read(directory.countMembers),
    addMember: write(directory.addMember),
    removeMember: write(directory.removeMember),
  };
};

const badAnswer = (fault: number, chance: Chance): ConfluenceAnswer => {
  switch (fault) {
    case 1:
      return { ...limit(), retryAfterSeconds: chance.pick([1, 3, 20, 120]) };
    case 2:
      return chance.happens(0.2)
        ? { ...limit(), rateLimitReason: 'confluence-quota-global-based', retryAfterSeconds: 1_800 }
        : limit();
    case 3:
      return answered(502, '<html>Bad gateway</html>');
    default:
      return { kind: 'no-answer' }; // it never arrived
  }
};

const limit = (): Extract<ConfluenceAnswer, { kind: 'answered' }> => {
  const answer = answered(429, 'Rate limit exceeded');
  if (answer.kind !== 'answered') throw new Error('A limit is an answer.');
  return answer;
};

const GIVEN_UP_MS = 2_500; // as the app's own limit for an operation
const LATEST_MS = 20_000;

/**
 * The same storage with calls that fail now and then: before or after they are carried out, or
 * given up and carried out up to 20 seconds later.
 */
export const unreliable = <T extends object>(
  port: T,
  { weather, chance, time }: { weather: Weather; chance: Chance; time: VirtualTime },
): T => {
  const failing =
    (name: string, call: (...given: unknown[]) => Promise<unknown>) =>
    async (...args: unknown[]): Promise<unknown> => {
      if (!chance.happens(weather.storage)) return call(...args);
      const fate = chance.pick(['refused', 'unanswered', 'late'] as const);
      if (fate === 'unanswered') await call(...args);
      if (fate === 'late') {
        void landLate(time, chance.between(GIVEN_UP_MS, LATEST_MS), call, args);
        await time.pause(GIVEN_UP_MS);
      }
      throw new StoreUnavailable(name, 'weather');
    };
  return Object.fromEntries(
    Object.entries(port).map(([name, value]) => [
      name,
      typeof value === 'function' ? failing(name, value as never) : (value as unknown),
    ]),
  ) as T;
};

/** Carries a call out later, with its original arguments. No one receives the result. */
const landLate = async (
  time: VirtualTime,
  milliseconds: number,
  call: (...given: unknown[]) => Promise<unknown>,
  args: unknown[],
): Promise<void> => {
  const sent = structuredClone(args);
  await time.pause(milliseconds);
  try {
    await call(...sent);
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error; // a refusal is the right result
  }
};
