import * as z from 'zod';
import { timeoutSecondsOf } from './timeouts';

/** A queue's consumer. https://developer.atlassian.com/platform/forge/manifest-reference/modules/consumer/ */
export const consumer = z.strictObject({
  key: z.string(),
  queue: z.string().regex(/^[a-zA-Z0-9-_]+$/),
  function: z.string(),
});

type WithConsumers = Parameters<typeof timeoutSecondsOf>[0] & {
  consumer: z.output<typeof consumer>[];
};

/** Who takes a queue's events: its module, and how long its function may take, in seconds. */
export type Consumer = z.output<typeof consumer> & { timeoutSeconds: number };

/** The consumer of a queue; undefined where manifest.yml has none for it. */
export const consumerOf = (modules: WithConsumers, queue: string): Consumer | undefined => {
  const found = modules.consumer.find((module) => module.queue === queue);
  return found && { ...found, timeoutSeconds: timeoutSecondsOf(modules, found.function) };
};
