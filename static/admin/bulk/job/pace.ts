/** How many rows had ended at a time, in milliseconds since 1970. */
export type Sample = { at: number; ended: number };

export type Pace = { perSecond: number; secondsLeft: number };

const WINDOW_MS = 120_000; // rows end in bursts: a shorter look back would jump about
const SHORTEST_MS = 4_000; // two looks

/** The samples that still say how fast a job is now, with the newest at the end. */
export const withSample = (samples: readonly Sample[], newest: Sample): Sample[] => [
  ...samples.filter(({ at }) => newest.at - at <= WINDOW_MS),
  newest,
];

/** How fast a job is and how long it will take yet; undefined while that is not to be told. */
export const paceOf = (samples: readonly Sample[], rows: number): Pace | undefined => {
  const [first, last] = [samples[0], samples.at(-1)];
  if (!first || !last || last.at - first.at < SHORTEST_MS) return undefined;
  const perSecond = ((last.ended - first.ended) * 1000) / (last.at - first.at);
  if (perSecond <= 0) return undefined;
  return { perSecond, secondsLeft: (rows - last.ended) / perSecond };
};
