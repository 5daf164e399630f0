import * as z from 'zod';
import { modulesSchema } from './modules';
import { permissionsSchema } from './permissions';
import { storageSchema } from './storage';

/** What the local Forge understands of manifest.yml. Whatever else stands there is refused. */
export const manifestSchema = z.strictObject({
  app: z.strictObject({
    id: z.string(),
    name: z.string().optional(),
    runtime: z.looseObject({ name: z.string() }),
    storage: storageSchema.default({ entities: [] }),
  }),
  modules: modulesSchema,
  resources: z.array(z.strictObject({ key: z.string(), path: z.string() })),
  translations: z.strictObject({
    resources: z.array(z.strictObject({ key: z.string(), path: z.string() })).min(1),
    fallback: z.looseObject({ default: z.string() }),
  }),
  permissions: permissionsSchema,
});

export type Manifest = z.output<typeof manifestSchema>;
