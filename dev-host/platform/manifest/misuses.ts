import type { Modules } from './modules';
import { tooManyTriggers } from './scheduledTriggers';

/**
 * What each part by itself may say and the whole may not, a sentence each: a time limit of its own
 * for a function that a page or a web trigger calls, as Forge's lint has it, two consumers of one
 * queue (which of them Forge would call is not known), and more scheduled triggers than Forge allows.
 * https://developer.atlassian.com/platform/forge/manifest-reference/modules/function/
 */
export const misuses = (modules: Modules): string[] => {
  const callers = [
    ...modules['confluence:globalSettings'].map(({ key, resolver }) => ({
      key,
      called: resolver.function,
    })),
    ...modules.webtrigger.map((trigger) => ({ key: trigger.key, called: trigger.function })),
  ];
  const limited = modules.function.filter((module) => module.timeoutSeconds !== undefined);
  const tooPatient = limited.flatMap((module) =>
    callers
      .filter(({ called }) => called === module.key)
      .map(
        ({ key }) =>
          `- the function ${module.key} has timeoutSeconds, but ${key} calls it, too: only consumers and scheduled triggers may`,
      ),
  );
  const queues = modules.consumer.map(({ queue }) => queue);
  const shared = queues
    .filter((queue, index) => queues.indexOf(queue) < index)
    .map((queue) => `- the queue ${queue} has several consumers`);
  return [...tooPatient, ...shared, ...tooManyTriggers(modules.scheduledTrigger)];
};
