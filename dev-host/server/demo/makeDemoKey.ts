import * as z from 'zod';
import type { Facts } from '../../platform/data';
import type { CallResolver } from '../../platform/resolver';
import type { DemoKey, Hosted } from '../hosted';

const FACT = 'demo-key';

const keySchema = z.object({
  id: z.string(),
  secret: z.string(),
  groups: z.literal('all-unprotected'),
});
const madeSchema = z.object({
  ok: z.literal(true),
  value: z.object({ key: z.object({ id: z.string() }), secret: z.string() }),
});

/**
 * A key for the web trigger, made once for each data file by the app itself, as its page makes one
 * for a site admin. Undefined, with a word on stderr, where the app makes none.
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
    payload: { label: 'Local Forge', groups: 'all-unprotected' },
    accountId: accounts.admin,
    installation,
  }).catch((error: unknown) => String(error));
  const made = madeSchema.safeParse(answer);
  if (!made.success) {
    console.error(`No key could be made for trying the web trigger: ${JSON.stringify(answer)}`);
    return undefined;
  }
  const { key, secret } = made.data.value;
  const demoKey: DemoKey = { id: key.id, secret, groups: 'all-unprotected' };
  facts.write(installation.id, FACT, demoKey);
  return demoKey;
};
