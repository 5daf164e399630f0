import * as z from 'zod';

const DEFAULT_TIMEOUT_S = 55;
const LONGEST_TIMEOUT_S = 900;

/** A queue's consumer. https://developer.atlassian.com/platform/forge/manifest-reference/modules/consumer/ */
export const consumer = z.strictObject({
  key: z.string(),
  queue: z.string().regex(/^[a-zA-Z0-9-_]+$/),
  function: z.string(),
});

/** How long a function may take where its caller has no limit of its own. */
export const timeoutSeconds = z.int().min(1).max(LONGEST_TIMEOUT_S);

type WithConsumers = {
  consumer: z.output<typeof consumer>[];
  function: { key: string; timeoutSeconds?: number | undefined }[];
};

/** Who takes a queue's events: its module, and how long its function may take, in seconds. */
export type Consumer = z.output<typeof consumer> & { timeoutSeconds: number };

/** The consumer of a queue; undefined where manifest.yml has none for it. */
export const consumerOf = (modules: WithConsumers, queue: string): Consumer | undefined => {
  const found = modules.consumer.find((module) => module.queue === queue);
  if (found === undefined) return undefined;
  const { timeoutSeconds = DEFAULT_TIMEOUT_S } =
    modules.function.find(({ key }) => key === found.function) ?? {};
  return { ...found, timeoutSeconds };
};
