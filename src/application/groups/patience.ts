import type { Outcome } from '../../domain/outcome';
import type { Clock } from '../ports/clock';
import type { Pause } from '../ports/pause';
import { makeTurns } from '../turns';

// A site takes about 100 GET a second for each endpoint; others use it too.
// https://developer.atlassian.com/cloud/confluence/rate-limiting/
const MOST_PER_SECOND = 90;
const MOST_TRIES = 4;
const LONGEST_WAIT_SECONDS = 5; // a resolver has 25 s for all of it

type Read<Question extends readonly unknown[], T> = (...question: Question) => Promise<Outcome<T>>;

/**
 * Gives a read its patience: calls take turns, and one that Confluence asks to wait a little is
 * made again after that, at the most three times. What asks for longer is answered as it is.
 */
export const makePatience = ({ clock, pause }: { clock: Clock; pause: Pause }) => {
  const turns = makeTurns(clock);
  let heldUntil = 0;

  const turn = async (): Promise<void> => {
    const wait = turns(MOST_PER_SECOND, heldUntil) - clock();
    if (wait > 0) await pause(wait);
    if (heldUntil > clock()) await turn(); // somebody was asked to wait meanwhile
  };

  return <Question extends readonly unknown[], T>(read: Read<Question, T>): Read<Question, T> =>
    async (...question) => {
      for (let tries = 1; ; tries += 1) {
        await turn();
        const answer = await read(...question);
        const seconds = shortWait(answer);
        if (seconds === undefined || tries === MOST_TRIES) return answer;
        heldUntil = Math.max(heldUntil, clock() + seconds * 1_000);
      }
    };
};

/** How many seconds Confluence asks to wait, where that is no long time. */
const shortWait = (answer: Outcome<unknown>): number | undefined => {
  if (answer.ok || answer.failure.code !== 'rate-limited') return undefined;
  const { retryAfterSeconds = 1, hourlyPoolEmpty } = answer.failure;
  return hourlyPoolEmpty === true || retryAfterSeconds > LONGEST_WAIT_SECONDS
    ? undefined
    : retryAfterSeconds;
};
