import type { Automation, ChangeAction, Group, KeySummary } from '../../../src/contract/adminApi';
import { plainText } from '../../../src/domain/freeText';
import { MAX_GROUPS_OF_A_KEY } from '../../../src/domain/limits';
import { distinctNames } from '../words/distinctNames';
import { type FailureWords, unanswered, type SpecialWords } from '../words/failureWords';
import type { MessageKey, Words } from '../words/fill';

/** What a key may be allowed to do, in the order on the page. */
export const KEY_ACTIONS = ['add', 'remove'] as const satisfies readonly ChangeAction[];

const inDoubt = 'keys.uncertain.next';

/** Keys fail for other reasons than changes do, and creating one twice does harm. */
export const keyWords: SpecialWords = {
  'group-not-allowed': { title: 'failure.group-not-allowed.title', next: 'keys.protected.next' },
  'group-not-found': { title: 'failure.group-not-found.title', next: 'keys.gone.next' },
  'not-permitted': { title: 'failure.reading.not-permitted', next: 'failure.reading.next' },
  'in-progress': { title: 'keys.raced.title', next: 'keys.raced.next' },
  ...unanswered(inDoubt),
  unexpected: { title: 'failure.unexpected.title', next: inDoubt },
};

/**
 * A label is checked before it is sent, so `invalid-input` means that the site has too many keys.
 */
export const tooManyKeys: FailureWords = { title: 'keys.full.title', next: 'keys.full.next' };

/** The key is no longer in the list. */
export const keyIsGone: FailureWords = { title: 'keys.revoked.title', next: 'keys.revoked.next' };

const MAX_SHOWN = 5;

/** What a key may do, as the beginning of the list of its groups. */
export const keyActionsText = ({ actions }: Pick<KeySummary, 'actions'>): MessageKey => {
  if (!actions.includes('remove')) return 'keys.can.add';
  return actions.includes('add') ? 'keys.can.both' : 'keys.can.remove';
};

/** The groups that a key covers, one per line. */
export const keyGroups = ({ groups }: KeySummary, words: Words): string[] => {
  if (groups === 'all-unprotected') return [words('keys.all-unprotected')];
  const nameOf = distinctNames(
    groups.map(({ id, name = '' }) => ({ id, name })),
    words,
  );
  const lines = groups
    .slice(0, MAX_SHOWN)
    .map(({ id, name }) =>
      name === undefined ? words('groups.gone', { id }) : nameOf({ id, name }),
    );
  const others = groups.length - lines.length;
  return others > 0 ? [...lines, words('keys.more-groups', { count: others.toString() })] : lines;
};

/** Errors in the fields of a new key, found before anything is sent. */
export type KeyProblems = { label?: MessageKey; actions?: MessageKey; groups?: MessageKey };

export const keyProblems = ({ label, actions, reach, groups }: KeyFields): KeyProblems => ({
  ...(plainText(label) === '' && { label: 'create-key.label.missing' }),
  ...(actions.length === 0 && { actions: 'create-key.actions.missing' }),
  ...(reach === 'chosen' && groups.length === 0 && { groups: 'create-key.groups.missing' }),
  ...(reach === 'chosen' &&
    groups.length > MAX_GROUPS_OF_A_KEY && { groups: 'create-key.groups.too-many' }),
});

/** The fields of a new key. */
export type KeyFields = {
  label: string;
  actions: readonly ChangeAction[];
  reach: KeyReach;
  groups: readonly Group[];
};

export type KeyReach = 'chosen' | 'all-unprotected';

/** Whether a key is so powerful that the page asks before it creates it. */
export const removesFromAll = ({ actions, reach }: KeyFields): boolean =>
  actions.includes('remove') && reach === 'all-unprotected';

/** The addresses of the web triggers, by what they do. The platform may not give one just now. */
export type Addresses = Partial<Record<ChangeAction, string>>;

export const addressesIn = (automation: Automation): Addresses => {
  const { webTriggerUrl: add, removalWebTriggerUrl: remove } = automation;
  return { ...(add !== undefined && { add }), ...(remove !== undefined && { remove }) };
};

/**
 * The values of an example call. The secret stays in a shell variable, so that no shell history
 * keeps it.
 */
type Call = { url: string; keyId: string; groupName: string; action: ChangeAction };

/**
 * A call of a web trigger for a POSIX shell with openssl and curl. Only the account ID is missing.
 * The signature is HMAC-SHA256 over `<timestamp>.<trigger>.<body>`, in hexadecimal. It is the
 * idempotency key, too: `date` gives whole seconds, so a call that is pasted twice within a second
 * is the same request, and gets the same answer instead of `unsigned`. `:?` sends nothing if the
 * secret isn't set.
 */
const curlCommand = ({ url, keyId, groupName, action }: Call): string => {
  const body = JSON.stringify({ group: groupName, accountId: 'put-an-account-id-here' });
  return [
    `url=${quoted(url)}`,
    `key=${quoted(keyId)}`,
    `body=${quoted(body)}`,
    'timestamp=$(date -u +%Y-%m-%dT%H:%M:%SZ)',
    `signature=$(printf '%s' "$timestamp.${action}-member.$body" |`,
    `  openssl dgst -sha256 -hmac "\${ROLLCALL_SECRET:?is not set}" | sed 's/^.*= *//')`,
    `curl -sS -w '\\n' -X POST "$url" \\`,
    `  -H 'content-type: application/json' \\`,
    `  -H "x-rollcall-key: $key" \\`,
    `  -H "x-rollcall-timestamp: $timestamp" \\`,
    `  -H "x-rollcall-signature: sha256=\${signature:?is missing}" \\`,
    `  -H "idempotency-key: $signature" \\`,
    '  --data-raw "$body"',
  ].join('\n');
};

export type ExampleCall = { action: ChangeAction; text: string };

/** An example call for each action of a key, as far as the addresses are known. */
export const exampleCalls = (addresses: Addresses, apiKey: KeySummary): ExampleCall[] =>
  KEY_ACTIONS.flatMap((action) => {
    const url = addresses[action];
    if (url === undefined || !apiKey.actions.includes(action)) return [];
    const groupName = exampleGroup(apiKey);
    return [{ action, text: curlCommand({ url, keyId: apiKey.id, groupName, action }) }];
  });

/** Quotes a word for the shell. In single quotes, only the quote itself has a meaning. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** The group for a key's example: one of its own with a name, otherwise a placeholder. */
const exampleGroup = ({ groups }: KeySummary): string =>
  (groups === 'all-unprotected' ? undefined : groups.find(({ name }) => name)?.name) ??
  'put-a-group-name-here';
