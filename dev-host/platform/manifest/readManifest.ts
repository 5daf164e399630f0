import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type * as z from 'zod';
import { manifestSchema, type Manifest } from './manifest';
import type { Modules, ScheduledTriggerModule } from './modules';

// https://developer.atlassian.com/platform/forge/limits-scheduled-trigger/
const MAX_TRIGGERS = 5;
const MAX_FIVE_MINUTE_TRIGGERS = 1;

/**
 * Reads manifest.yml. Throws with the path of each part that the local Forge does not emulate. Also
 * throws if a module names a function that does not exist, and for what Forge's own lint refuses.
 */
export const readManifest = (file: string): Manifest => {
  const parsed = manifestSchema.safeParse(parse(readFileSync(file, 'utf8')), {
    reportInput: false,
  });
  if (!parsed.success)
    throw new Error(`${file}:\n${parsed.error.issues.map(describeIssue).join('\n')}`);
  const manifest = parsed.data;
  const { modules } = manifest;
  const { consumer, scheduledTrigger } = modules;
  for (const caller of [...pageCallers(modules), ...consumer, ...scheduledTrigger])
    handlerOf(manifest, caller.function);
  const problems = [
    ...pageFunctionsWithTimeout(modules),
    ...sharedQueues(modules),
    ...tooManyTriggers(modules.scheduledTrigger),
    ...unmatchedActions(modules),
  ];
  if (problems.length > 0) throw new Error(`${file}:\n${problems.join('\n')}`);
  return manifest;
};

/** Returns a function's handler, such as `index.name`. Throws if manifest.yml has no such function. */
export const handlerOf = ({ modules }: Manifest, functionKey: string): string => {
  const found = modules.function.find(({ key }) => key === functionKey);
  if (found === undefined) throw new Error(`manifest.yml has no function "${functionKey}".`);
  return found.handler;
};

/** Lists the modules whose functions have a fixed time limit: those of a page, a call or an event. */
const pageCallers = (modules: Modules) => {
  const { 'confluence:globalSettings': pages, webtrigger, trigger, action } = modules;
  return [
    ...[...pages, ...action].map(({ key, resolver }) => ({ key, function: resolver.function })),
    ...webtrigger,
    ...trigger,
    ...action,
  ];
};

/**
 * Finds functions that have a time limit, although a page, a web trigger or an event calls them.
 * https://developer.atlassian.com/platform/forge/manifest-reference/modules/function/
 */
const pageFunctionsWithTimeout = (modules: Modules): string[] => {
  const limited = modules.function.filter(({ timeoutSeconds }) => timeoutSeconds !== undefined);
  return pageCallers(modules)
    .filter((caller) => limited.some(({ key }) => key === caller.function))
    .map(
      ({ key, function: name }) =>
        `- the function ${name} has timeoutSeconds, but ${key} calls it, too: only consumers and scheduled triggers may`,
    );
};

/** Finds queues with several consumers. Forge doesn't document which of them it calls. */
const sharedQueues = (modules: Modules): string[] => {
  const queues = modules.consumer.map(({ queue }) => queue);
  return queues
    .filter((queue, index) => queues.indexOf(queue) < index)
    .map((queue) => `- the queue ${queue} has several consumers`);
};

const tooManyTriggers = (triggers: readonly ScheduledTriggerModule[]): string[] => {
  const problems: string[] = [];
  if (triggers.length > MAX_TRIGGERS)
    problems.push(
      `- an app has at most ${MAX_TRIGGERS} scheduled triggers, not ${triggers.length}`,
    );
  const often = triggers.filter(({ interval }) => interval === 'fiveMinute');
  if (often.length > MAX_FIVE_MINUTE_TRIGGERS)
    problems.push(
      `- at most ${MAX_FIVE_MINUTE_TRIGGERS} scheduled trigger has the interval fiveMinute`,
    );
  return problems;
};

/** Finds actions that Automation doesn't show, and actions that it would show and that don't exist. */
const unmatchedActions = ({
  action,
  'automation:actionProvider': providers,
}: Modules): string[] => {
  const shown = providers.flatMap(({ actions }) => actions);
  const keys = action.map(({ key }) => key);
  return [
    ...keys.filter((key) => !shown.includes(key)).map((key) => `- no provider names action ${key}`),
    ...shown.filter((key) => !keys.includes(key)).map((key) => `- there is no action ${key}`),
  ];
};

const describeIssue = (issue: z.core.$ZodIssue): string => {
  const path = issue.path.map(String).join('.');
  if (issue.code !== 'unrecognized_keys') return `- ${path}: ${issue.message}`;
  const names = issue.keys.map((key) => (path === '' ? key : `${path}.${key}`));
  return `- the local Forge does not emulate ${names.join(', ')}`;
};
