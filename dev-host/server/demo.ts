import * as z from 'zod';
import type { Facts } from '../platform/data';
import type { CallResolver } from '../platform/resolver';
import type { Hosted } from './hosted';

const FACT = 'demo-key';

const keySchema = z.object({
  id: z.string(),
  secret: z.string(),
  groups: z.literal('all-unprotected'),
});

/** A key of the app's web trigger, to try it out. */
export type DemoKey = z.output<typeof keySchema>;

const createdSchema = z.object({
  ok: z.literal(true),
  value: z.object({ key: z.object({ id: z.string() }), secret: z.string() }),
});

const stateSchema = z.object({
  groups: z.array(
    z.object({
      name: z.string(),
      managedBy: z.string(),
      usageType: z.string(),
      accessTypes: z.array(z.string()),
      members: z.array(z.string()),
    }),
  ),
  users: z.array(z.object({ accountId: z.string(), active: z.boolean(), accountType: z.string() })),
});

/**
 * Creates a key for the web trigger, once for each data file. The app creates it itself, as it does
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
    payload: { label: 'Local Forge', groups: 'all-unprotected' },
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
  const demoKey: DemoKey = { id: key.id, secret, groups: 'all-unprotected' };
  facts.write(installation.id, FACT, demoKey);
  return demoKey;
};

/**
 * Picks a change that a simulated site accepts: an ordinary group, and a person who is not in it.
 * Never picks one of the people in `except`.
 */
export const pickDemoChange = async (
  siteUrl: string,
  except: readonly string[],
): Promise<{ group: string; accountId: string } | undefined> => {
  const { groups, users } = stateSchema.parse(await (await fetch(`${siteUrl}/dev/state`)).json());
  const group = groups.find(
    ({ name, managedBy, usageType, accessTypes }) =>
      /^[a-z][a-z-]*$/.test(name) &&
      !/admin|trusted/.test(name) &&
      accessTypes.length === 0 &&
      managedBy === 'ADMINS' &&
      usageType === 'USERBASE_GROUP',
  );
  const person = users.find(
    ({ accountId, active, accountType }) =>
      active &&
      accountType === 'atlassian' &&
      !except.includes(accountId) &&
      group?.members.includes(accountId) === false,
  );
  return group && person && { group: group.name, accountId: person.accountId };
};

/**
 * A call of the web trigger to paste into a POSIX shell with openssl and curl. The shell computes
 * time and signature when it runs, so the text never expires.
 */
export const demoCurl = (
  url: string,
  trigger: string,
  { id, secret }: DemoKey,
  change: { group: string; accountId: string },
): string =>
  [
    `BODY='${JSON.stringify(change)}'`,
    `NOW=$(date -u +%Y-%m-%dT%H:%M:%SZ)`,
    `SIGNATURE=$(printf '%s' "$NOW.${trigger}.$BODY" | openssl dgst -sha256 -hmac '${secret}' | sed 's/^.* //')`,
    `curl -sS -w '\\n' '${url}' -H 'content-type: application/json' \\`,
    `  -H 'x-rollcall-key: ${id}' -H "x-rollcall-timestamp: $NOW" \\`,
    `  -H "x-rollcall-signature: sha256=$SIGNATURE" --data "$BODY"`,
  ].join('\n');
