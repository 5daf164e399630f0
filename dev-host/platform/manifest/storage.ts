import * as z from 'zod';

const index = z.union([
  // A name alone is an index over the attribute of that name.
  z.string().transform((attribute) => ({ name: attribute, partition: [], range: attribute })),
  z
    .strictObject({
      name: z.string(),
      partition: z.array(z.string()).default([]),
      range: z.tuple([z.string()], {
        error: 'the local Forge emulates indexes with exactly one range attribute',
      }),
    })
    .transform(({ range: [range], ...rest }) => ({ ...rest, range })),
]);

const entity = z.strictObject({
  name: z.string().min(3).max(60),
  attributes: z.record(
    z.string(),
    z.strictObject({ type: z.enum(['string', 'integer', 'float', 'boolean', 'any']) }),
  ),
  indexes: z.array(index).max(7).default([]),
});

/** Custom entities. https://developer.atlassian.com/platform/forge/runtime-reference/custom-entities/ */
export const storageSchema = z.strictObject({
  classifications: z.array(z.string()).optional(),
  entities: z.array(entity).max(20).default([]),
});

export type EntityType = z.output<typeof entity>;
export type EntityIndex = EntityType['indexes'][number];
export type AttributeType = EntityType['attributes'][string]['type'];
