import * as z from 'zod';

const INTERVALS = ['fiveMinute', 'hour', 'day', 'week'] as const;

/**
 * What Forge calls again and again.
 * https://developer.atlassian.com/platform/forge/manifest-reference/modules/scheduled-trigger/
 */
export const scheduledTrigger = z.strictObject({
  key: z.string(),
  function: z.string(),
  interval: z.enum(INTERVALS),
});

export type ScheduledTriggerModule = z.output<typeof scheduledTrigger>;
export type Interval = ScheduledTriggerModule['interval'];

// https://developer.atlassian.com/platform/forge/limits-scheduled-trigger/
const MAX_TRIGGERS = 5;
const MAX_OFTEN = 1; // of those that are called every five minutes

/** What the scheduled triggers of one app may not be together, a sentence each. */
export const tooManyTriggers = (triggers: readonly ScheduledTriggerModule[]): string[] => {
  const often = triggers.filter(({ interval }) => interval === 'fiveMinute');
  return [
    ...(triggers.length > MAX_TRIGGERS
      ? [`- an app has at most ${MAX_TRIGGERS} scheduled triggers, not ${triggers.length}`]
      : []),
    ...(often.length > MAX_OFTEN
      ? [`- at most ${MAX_OFTEN} scheduled trigger has the interval fiveMinute`]
      : []),
  ];
};
