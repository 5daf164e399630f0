import type { Group, KeySummary } from '../../../src/contract/adminApi';
import { plainText } from '../../../src/domain/freeText';
import { MAX_GROUPS_OF_A_KEY } from '../../../src/domain/limits';
import type { FailureWords, SpecialWords } from '../words/failureWords';
import type { MessageKey, Words } from '../words/fill';

const inDoubt = 'keys.uncertain.next';

/** Keys fail for other reasons than changes do, and creating one twice does harm. */
export const keyWords: SpecialWords = {
  'group-not-allowed': { title: 'failure.group-not-allowed.title', next: 'keys.protected.next' },
  'group-not-found': { title: 'failure.group-not-found.title', next: 'keys.gone.next' },
  'not-permitted': { title: 'failure.reading.not-permitted', next: 'failure.reading.next' },
  'in-progress': { title: 'keys.raced.title', next: 'keys.raced.next' },
  'timed-out': { title: 'failure.timed-out.title', next: inDoubt },
  'no-answer': { title: 'failure.no-answer.title', next: inDoubt },
  unavailable: { title: 'failure.unavailable.title', next: inDoubt },
  unexpected: { title: 'failure.unexpected.title', next: inDoubt },
};

/**
 * A label is checked before it is sent, so `invalid-input` means that the site has too many keys.
 */
export const tooManyKeys: FailureWords = { title: 'keys.full.title', next: 'keys.full.next' };

/** The key is no longer in the list. */
export const keyIsGone: FailureWords = { title: 'keys.revoked.title', next: 'keys.revoked.next' };

const MAX_SHOWN = 5;

/** The groups that a key covers, one per line. */
export const keyGroups = ({ groups }: KeySummary, words: Words): string[] => {
  if (groups === 'all-unprotected') return [words('keys.all-unprotected')];
  const lines = groups
    .slice(0, MAX_SHOWN)
    .map(({ id, name }) => name ?? words('groups.gone', { id }));
  const others = groups.length - lines.length;
  return others > 0 ? [...lines, words('keys.more-groups', { count: others.toString() })] : lines;
};

/** Errors in the fields of a new key, found before anything is sent. */
export type KeyProblems = { label?: MessageKey; groups?: MessageKey };

export const keyProblems = ({ label, reach, groups }: KeyFields): KeyProblems => ({
  ...(plainText(label) === '' && { label: 'create-key.label.missing' }),
  ...(reach === 'chosen' && groups.length === 0 && { groups: 'create-key.groups.missing' }),
  ...(reach === 'chosen' &&
    groups.length > MAX_GROUPS_OF_A_KEY && { groups: 'create-key.groups.too-many' }),
});

/** The fields of a new key. */
export type KeyFields = { label: string; reach: KeyReach; groups: readonly Group[] };

export type KeyReach = 'chosen' | 'all-unprotected';

/**
 * The values of an example call. The secret stays in a shell variable, so that no shell history
 * keeps it.
 */
type Call = { url: string; keyId: string; groupName: string };

/**
 * A call of the web trigger for a POSIX shell with openssl and curl. Only the account ID is
 * missing. The signature is HMAC-SHA256 over `<timestamp>.add-member.<body>`, in hexadecimal.
 */
const curlCommand = ({ url, keyId, groupName }: Call): string => {
  const body = JSON.stringify({ group: groupName, accountId: 'put-an-account-id-here' });
  return [
    `url=${quoted(url)}`,
    `key=${quoted(keyId)}`,
    `body=${quoted(body)}`,
    'timestamp=$(date -u +%Y-%m-%dT%H:%M:%SZ)',
    `signature=$(printf '%s' "$timestamp.add-member.$body" |`,
    `  openssl dgst -sha256 -hmac "$ROLLCALL_SECRET" | sed 's/^.*= *//')`,
    `curl -sS -X POST "$url" \\`,
    `  -H 'content-type: application/json' \\`,
    `  -H "x-rollcall-key: $key" \\`,
    `  -H "x-rollcall-timestamp: $timestamp" \\`,
    `  -H "x-rollcall-signature: sha256=$signature" \\`,
    '  --data-raw "$body"',
  ].join('\n');
};

/** The example call of a key. */
export const exampleCall = (url: string, apiKey: KeySummary): string =>
  curlCommand({ url, keyId: apiKey.id, groupName: exampleGroup(apiKey) });

/** Quotes a word for the shell. In single quotes, only the quote itself has a meaning. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** The group for a key's example: one of its own with a name, otherwise a placeholder. */
const exampleGroup = ({ groups }: KeySummary): string =>
  (groups === 'all-unprotected' ? undefined : groups.find(({ name }) => name)?.name) ??
  'put-a-group-name-here';
