const EVERY_MS = 100;
const MAX_MS = 60_000;

/** Repeats a request until the answer is good; throws with the last answer if it never is. */
export const until = async <T>(
  ask: () => Promise<T>,
  isGood: (value: T) => boolean,
  maxMs = MAX_MS,
): Promise<T> => {
  const end = Date.now() + maxMs;
  for (;;) {
    const value = await ask();
    if (isGood(value)) return value;
    if (Date.now() > end) throw new Error(`The last answer was ${JSON.stringify(value)}.`);
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
};
