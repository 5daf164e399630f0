import * as z from 'zod';
import type { DemoKey } from './demo';
import type { Hosted } from './hosted';
import { webTriggersOf } from './routes/devRoutes';
import type { RunningHost } from './startHost';

const RED = '\u001b[31m';
const RESET = '\u001b[0m';

/** The text that `npm start` prints at the end: the addresses, a call to try, and how to stop. */
export const describeHost = async (host: RunningHost): Promise<string> => {
  const { hosted, token } = host;
  const sites =
    token === undefined
      ? await Promise.all(hosted.map((each, index) => describeSimulated(host, each, index)))
      : [describeReal(host, token)];
  return ['', ...sites, 'Stop with Ctrl+C.'].join('\n');
};

const describeSimulated = async (
  host: RunningHost,
  hosted: Hosted,
  index: number,
): Promise<string> => {
  const { url } = hosted.installation.confluence;
  const triggers = Object.entries(webTriggersOf(host.platform, hosted));
  const page = index === 0 ? `${host.url}/` : `${host.url}/?installation=${index}`;
  const lines = [
    `Admin page      ${page}`,
    `Confluence      ${url}  (simulated, profile "${hosted.installation.site}")`,
    ...triggers.map(([key, address]) => `Web trigger     ${address}  (${key})`),
  ];
  const trigger = triggers.find(([key]) => key === 'add-member');
  const change = await pickDemoChange(url, Object.values(hosted.accounts ?? {}));
  if (trigger === undefined || change === undefined || hosted.demoKey === undefined)
    return `${lines.join('\n')}\n`;
  const curl = demoCurl(trigger[1], trigger[0], hosted.demoKey, change);
  return [...lines, '', `Add a person to "${change.group}" from a shell:`, '', curl, ''].join('\n');
};

const describeReal = ({ url, hosted }: RunningHost, token: string): string => {
  const site = hosted[0]?.installation.confluence.url ?? '';
  const who = hosted[0]?.people[0]?.label ?? '';
  return [
    `Admin page      ${url}/?token=${token}`,
    `Confluence      ${site}`,
    `${RED}Changes are real. Everything runs as: ${who}.${RESET}`,
    '',
  ].join('\n');
};

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
 * Picks a change that a simulated site accepts: an ordinary group, and a person who is not in it.
 * Never picks one of the people in `except`.
 */
const pickDemoChange = async (siteUrl: string, except: readonly string[]) => {
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
 * A call of a web trigger to paste into a POSIX shell with openssl and curl. The shell computes time
 * and signature when it runs, so the text never expires. The signature is the idempotency key, too:
 * time is in whole seconds, and a call that is pasted twice within one would be a replay.
 */
export const demoCurl = (
  url: string,
  trigger: string,
  { id, secret }: DemoKey,
  change: object,
): string =>
  [
    `BODY='${JSON.stringify(change)}'`,
    `NOW=$(date -u +%Y-%m-%dT%H:%M:%SZ)`,
    `SIGNATURE=$(printf '%s' "$NOW.${trigger}.$BODY" | openssl dgst -sha256 -hmac '${secret}' | sed 's/^.* //')`,
    `curl -sS -w '\\n' '${url}' -H 'content-type: application/json' \\`,
    `  -H 'x-rollcall-key: ${id}' -H "x-rollcall-timestamp: $NOW" \\`,
    `  -H "x-rollcall-signature: sha256=$SIGNATURE" -H "idempotency-key: $SIGNATURE" \\`,
    `  --data "$BODY"`,
  ].join('\n');
