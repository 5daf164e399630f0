import * as z from 'zod';
import { modulesSchema } from './modules';

const index = z
  .strictObject(
    {
      name: z.string(),
      partition: z.array(z.string()).default([]),
      range: z.tuple([z.string()], {
        error: 'the local Forge emulates indexes with exactly one range attribute',
      }),
    },
    { error: 'the local Forge emulates indexes with a name and a range only' },
  )
  .transform(({ range: [range], ...rest }) => ({ ...rest, range }));

const entity = z.strictObject({
  name: z.string().min(3).max(60),
  attributes: z.record(
    z.string(),
    z.strictObject({
      type: z.enum(['string', 'integer', 'any'], {
        error: 'the local Forge emulates attributes of type string, integer and any only',
      }),
    }),
  ),
  indexes: z.array(index).max(7).default([]),
});

/** Custom entities. https://developer.atlassian.com/platform/forge/runtime-reference/custom-entities/ */
const storageSchema = z.strictObject({
  classifications: z.array(z.string()).optional(),
  entities: z.array(entity).max(20).default([]),
});

type Scope = { allowImpersonation: boolean };

const scopeList = z
  .array(z.string())
  .transform((names): Record<string, Scope> =>
    Object.fromEntries(names.map((name) => [name, { allowImpersonation: false }])),
  );

const scopeMap = z.record(
  z.string(),
  z.strictObject({ allowImpersonation: z.boolean().default(false) }),
);

/** Scopes, as a list or a map. https://developer.atlassian.com/platform/forge/manifest-reference/permissions/ */
const permissionsSchema = z.strictObject({ scopes: z.union([scopeList, scopeMap]) });

const resource = z.strictObject({ key: z.string(), path: z.string() });

/** What the local Forge understands of manifest.yml. It refuses everything else. */
export const manifestSchema = z.strictObject({
  app: z.strictObject({
    id: z.string(),
    name: z.string().optional(),
    runtime: z.looseObject({ name: z.string() }),
    storage: storageSchema.default({ entities: [] }),
  }),
  modules: modulesSchema,
  resources: z.array(resource),
  translations: z.strictObject({
    resources: z.array(resource).min(1),
    fallback: z.looseObject({ default: z.string() }),
  }),
  permissions: permissionsSchema,
});

export type Manifest = z.output<typeof manifestSchema>;
export type EntityType = z.output<typeof entity>;
export type EntityIndex = EntityType['indexes'][number];
export type AttributeType = EntityType['attributes'][string]['type'];
