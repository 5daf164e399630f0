import * as z from 'zod';

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

/** Scopes, as a list or as a map. https://developer.atlassian.com/platform/forge/manifest-reference/permissions/ */
export const permissionsSchema = z.strictObject({ scopes: z.union([scopeList, scopeMap]) });
