import * as z from 'zod';

const DEFAULT_TIMEOUT_S = 55;
export const PRODUCT_EVENT_TIMEOUT_S = DEFAULT_TIMEOUT_S;
const MAX_TIMEOUT_S = 900;

const text = z.union([z.string(), z.strictObject({ i18n: z.string() })]);

const globalSettings = z.strictObject({
  key: z.string(),
  title: text,
  resource: z.string(),
  render: z.literal('native', {
    error: 'the local Forge draws UI Kit pages only (render: native)',
  }),
  resolver: z.strictObject({ function: z.string() }),
});

const staticOutput = z.strictObject({
  key: z.string(),
  statusCode: z.int().min(200).max(599).optional(),
  contentType: z.string(),
  body: z.string().max(1_024).optional(),
});

const webTrigger = z.strictObject({
  key: z.string(),
  function: z.string(),
  urlFormat: z.literal('v2').optional(),
  response: z.strictObject({
    type: z.literal('static', { error: 'the local Forge emulates static web triggers only' }),
    outputs: z.array(staticOutput).min(1).max(20),
  }),
});

/** A queue's consumer. https://developer.atlassian.com/platform/forge/manifest-reference/modules/consumer/ */
const consumer = z.strictObject({
  key: z.string(),
  queue: z.string().regex(/^[a-zA-Z0-9-_]+$/),
  function: z.string(),
});

/**
 * A function that Forge calls at an interval.
 * https://developer.atlassian.com/platform/forge/manifest-reference/modules/scheduled-trigger/
 */
const scheduledTrigger = z.strictObject({
  key: z.string(),
  function: z.string(),
  interval: z.enum(['fiveMinute', 'hour', 'day', 'week']),
});

/**
 * A function that Forge calls for events of Confluence.
 * https://developer.atlassian.com/platform/forge/manifest-reference/modules/trigger/
 */
const trigger = z.strictObject({
  key: z.string(),
  function: z.string(),
  events: z
    .array(
      z.enum(['avi:confluence:created:group', 'avi:confluence:deleted:group'], {
        error: 'the local Forge has events for created and deleted groups only',
      }),
    )
    .min(1),
});

// `endpoint`, `actionType` and `icon` are not emulated.
const valueType = z.enum(['string', 'integer', 'number', 'boolean']);

const actionInput = z.strictObject({
  title: z.string(),
  type: valueType,
  required: z.boolean(),
  description: z.string().optional(),
});

const actionOutput = z.strictObject({
  type: valueType,
  nullable: z.boolean(),
  description: z.string().optional(),
});

/**
 * An action of Atlassian Automation.
 * https://developer.atlassian.com/platform/forge/manifest-reference/modules/automation-action/
 */
const action = z.strictObject({
  key: z.string(),
  name: z.string(),
  function: z.string(),
  actionVerb: z.enum(['GET', 'CREATE', 'UPDATE', 'DELETE', 'TRIGGER']),
  description: z.string(),
  config: z.strictObject({
    resource: z.string(),
    render: z.literal('native', {
      error: 'the local Forge draws UI Kit forms only (render: native)',
    }),
  }),
  resolver: z.strictObject({ function: z.string() }),
  inputs: z.record(z.string(), actionInput),
  outputs: z.record(z.string(), actionOutput),
  outputContext: z.strictObject({
    entityName: z.string().regex(/^[A-Za-z0-9]{1,12}$/),
    outputType: z.literal('OBJECT', {
      error: 'the local Forge emulates outputs of one object only',
    }),
    outputDomain: z.string().regex(/^[a-z-]{1,12}$/),
  }),
});

/** The actions that Automation shows. */
const actionProvider = z.strictObject({ key: z.string(), actions: z.array(z.string()).max(20) });

const functionModule = z.strictObject({
  key: z.string().max(23),
  handler: z.string(),
  /** The time limit of a consumer or of a scheduled trigger. */
  timeoutSeconds: z.int().min(1).max(MAX_TIMEOUT_S).optional(),
});

/**
 * The emulated kinds of modules. To add one, add a line here, and a file or folder in `platform/` that
 * calls its function. https://developer.atlassian.com/platform/forge/manifest-reference/modules/
 */
export const modulesSchema = z.strictObject({
  'confluence:globalSettings': z.tuple([globalSettings], {
    error: 'the local Forge draws exactly one confluence:globalSettings page',
  }),
  webtrigger: z.array(webTrigger).default([]),
  consumer: z.array(consumer).default([]),
  scheduledTrigger: z.array(scheduledTrigger).default([]),
  trigger: z.array(trigger).default([]),
  'automation:actionProvider': z.array(actionProvider).default([]),
  action: z.array(action).default([]),
  function: z.array(functionModule),
});

export type Modules = z.output<typeof modulesSchema>;
export type WebTriggerModule = z.output<typeof webTrigger>;
export type StaticOutput = z.output<typeof staticOutput>;
export type ScheduledTriggerModule = z.output<typeof scheduledTrigger>;
export type ActionModule = z.output<typeof action>;
export type Interval = ScheduledTriggerModule['interval'];

/** A queue's consumer, and the time limit of its function in seconds. */
export type Consumer = z.output<typeof consumer> & { timeoutSeconds: number };

/** Finds the consumer of a queue. Returns undefined if manifest.yml has none for it. */
export const consumerOf = (modules: Modules, queue: string): Consumer | undefined => {
  const found = modules.consumer.find((module) => module.queue === queue);
  return found && { ...found, timeoutSeconds: timeoutSecondsOf(modules, found.function) };
};

/**
 * Returns the time limit of a consumer's or a scheduled trigger's function, in seconds.
 * https://developer.atlassian.com/platform/forge/manifest-reference/modules/function/
 */
export const timeoutSecondsOf = (modules: Modules, functionKey: string): number =>
  modules.function.find(({ key }) => key === functionKey)?.timeoutSeconds ?? DEFAULT_TIMEOUT_S;
