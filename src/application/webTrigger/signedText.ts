const MAX_AGE_MS = 5 * 60_000;
const FURTHEST_AHEAD_MS = 30_000; // clocks differ a little

/** The text that is signed. It names the trigger, so that no other trigger takes the signature. */
export const signedText = (timestamp: string, trigger: string, body: string): string =>
  `${timestamp}.${trigger}.${body}`;

const ISO_TIME_UTC = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/;

/** Whether a timestamp is at most five minutes old and thirty seconds ahead. */
export const isTimely = (timestamp: string, now: number): boolean => {
  if (!ISO_TIME_UTC.test(timestamp)) return false;
  const age = now - Date.parse(timestamp);
  return age <= MAX_AGE_MS && age >= -FURTHEST_AHEAD_MS; // false for NaN
};
