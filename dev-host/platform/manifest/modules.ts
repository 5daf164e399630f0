import * as z from 'zod';
import { consumer } from './consumers';
import { scheduledTrigger } from './scheduledTriggers';
import { timeoutSeconds } from './timeouts';

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

const functionModule = z.strictObject({
  key: z.string().max(23),
  handler: z.string(),
  timeoutSeconds: timeoutSeconds.optional(),
});

/**
 * The kinds of modules that are emulated. To add one: a line here and a folder beside this one that
 * calls its function. https://developer.atlassian.com/platform/forge/manifest-reference/modules/
 */
export const modulesSchema = z.strictObject({
  'confluence:globalSettings': z.tuple([globalSettings], {
    error: 'the local Forge draws exactly one confluence:globalSettings page',
  }),
  webtrigger: z.array(webTrigger).default([]),
  consumer: z.array(consumer).default([]),
  scheduledTrigger: z.array(scheduledTrigger).default([]),
  function: z.array(functionModule),
});

export type Modules = z.output<typeof modulesSchema>;
export type WebTriggerModule = z.output<typeof webTrigger>;
export type StaticOutput = z.output<typeof staticOutput>;
