import * as z from 'zod';
import type { Facts } from '../platform/data';
import type { CallResolver } from '../platform/resolver';
import type { Hosted } from './hosted';

const FACT = 'demo-key';

const ALLOWED: Pick<DemoKey, 'groups' | 'actions'> = {
  groups: 'all-unprotected',
  actions: ['add', 'remove'],
};

const keySchema = z.object({
  id: z.string(),
  secret: z.string(),
  groups: z.literal('all-unprotected'),
  actions: z.array(z.enum(['add', 'remove'])),
});

/** A key for the app's web triggers, to try them out. */
export type DemoKey = z.output<typeof keySchema>;

const createdSchema = z.object({
  ok: z.literal(true),
  value: z.object({ key: z.object({ id: z.string() }), secret: z.string() }),
});

/**
 * Creates a key for the web triggers, once for each data file. The app creates it itself, as it does
 * for a site admin at the page. If the app refuses, prints its answer to stderr and returns undefined.
 */
export const makeDemoKey = async (
  callResolver: CallResolver,
  facts: Facts,
  { installation, accounts }: Hosted,
): Promise<DemoKey | undefined> => {
  if (accounts === undefined) return undefined;
  const known = keySchema.safeParse(facts.read(installation.id, FACT));
  if (known.success) return known.data;
  const answer = await callResolver({
    functionKey: 'createKey',
    payload: { label: 'Local Forge', ...ALLOWED },
    accountId: accounts.admin,
    installation,
  }).catch((error: unknown) => String(error));
  const created = createdSchema.safeParse(answer);
  if (!created.success) {
    console.error(
      `The local Forge could not create a key for the web trigger: ${JSON.stringify(answer)}`,
    );
    return undefined;
  }
  const { key, secret } = created.data.value;
  const demoKey: DemoKey = { id: key.id, secret, ...ALLOWED };
  facts.write(installation.id, FACT, demoKey);
  return demoKey;
};
