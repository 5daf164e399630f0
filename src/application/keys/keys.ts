import type { Automation, KeySummary, NewKey } from '../../contract/adminApi';
import type { KeySecret } from '../../contract/stored';
import type { AccountId } from '../../domain/accountId';
import {
  type AutomationKey,
  isKeyId,
  type KeyGroups,
  type KeyId,
} from '../../domain/automationKey';
import { CHANGE_ACTIONS, type ChangeAction } from '../../domain/change';
import { plainText } from '../../domain/freeText';
import { MAX_LABEL_LENGTH } from '../../domain/limits';
import { failed, ok, type Outcome } from '../../domain/outcome';
import { allSettledOrThrow } from '../concurrency/allSettledOrThrow';
import type { DelegatableGroups, NamedGroups } from '../groups/delegatableGroups';
import { type Clock, type Crypto, isoTime, type WebTriggerUrl } from '../ports/platform';
import type { KeyStore, OwnerRecord } from '../ports/storage';

/** Lists the keys, the newest first, and the addresses that they call. */
export type ListKeys = () => Promise<Outcome<Automation>>;

export const makeListKeys = (deps: {
  keys: KeyStore;
  summarize: SummarizeKeys;
  webTriggerUrl: WebTriggerUrl;
}): ListKeys =>
  async function listKeys() {
    const [webTriggerUrl, removalWebTriggerUrl, keys] = await allSettledOrThrow([
      deps.webTriggerUrl('add-member'),
      deps.webTriggerUrl('remove-member'),
      deps.keys.list(),
    ]);
    const newestFirst = keys.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
    return ok({
      ...(webTriggerUrl !== undefined && { webTriggerUrl }),
      ...(removalWebTriggerUrl !== undefined && { removalWebTriggerUrl }),
      keys: await deps.summarize(newestFirst),
      exampleCall: EXAMPLE_CALL,
    });
  };

/**
 * The signature is HMAC-SHA256 over `<timestamp>.<trigger>.<body>`, in hexadecimal. It is the
 * idempotency key, too: `date` gives whole seconds, so a call that is pasted twice within a second
 * is the same request, and gets the same answer instead of `unsigned`. The secret stays in a shell
 * variable, so that no shell history keeps it, and `:?` sends nothing if it isn't set.
 */
const EXAMPLE_CALL = [
  'url={url}',
  'key={key}',
  'body={body}',
  'timestamp=$(date -u +%Y-%m-%dT%H:%M:%SZ)',
  `signature=$(printf '%s' "$timestamp.{action}-member.$body" |`,
  `  openssl dgst -sha256 -hmac "\${ROLLCALL_SECRET:?is not set}" | sed 's/^.*= *//')`,
  `curl -sS -w '\\n' -X POST "$url" \\`,
  `  -H 'content-type: application/json' \\`,
  `  -H "x-rollcall-key: $key" \\`,
  `  -H "x-rollcall-timestamp: $timestamp" \\`,
  `  -H "x-rollcall-signature: sha256=\${signature:?is missing}" \\`,
  `  -H "idempotency-key: $signature" \\`,
  '  --data-raw "$body"',
].join('\n');

export type KeyRequest = { label: string; groups: KeyGroups; actions: readonly ChangeAction[] };

/**
 * Creates a key that the caller owns, and returns its secret, which is shown only once. Groups that
 * are protected or managed elsewhere are rejected now, not at the first use. A site has at most 50
 * keys; for one more, the failure is `invalid-input`.
 */
export type CreateKey = (owner: AccountId, request: KeyRequest) => Promise<Outcome<NewKey>>;

export const makeCreateKey = (deps: {
  keys: KeyStore;
  owners: Pick<OwnerRecord, 'noteProven'>;
  delegatable: DelegatableGroups;
  summarize: SummarizeKeys;
  crypto: Pick<Crypto, 'newId' | 'newSecret'>;
  clock: Clock;
}): CreateKey =>
  async function createKey(owner, request) {
    const { keys, owners, delegatable, summarize, crypto, clock } = deps;
    const label = parseKeyLabel(request.label);
    if (!label.ok) return label;
    const groups = await checkGroups(request.groups, delegatable);
    if (!groups.ok) return groups;
    const id = crypto.newId();
    if (!isKeyId(id)) throw new Error('A new key ID has an invalid form.');
    if (!(await keys.takePlace(id, clock()))) return failed('invalid-input', { field: 'body' });
    const key: AutomationKey = {
      id,
      label: label.value,
      ownerId: owner,
      groups: groups.value,
      actions: CHANGE_ACTIONS.filter((action) => request.actions.includes(action)),
      createdAt: isoTime(clock),
    };
    const secret = crypto.newSecret();
    // The secret first, so that a listed key always works.
    await allSettledOrThrow([
      keys.saveSecret(id, { secret, ownerId: owner }),
      owners.noteProven(owner, clock()), // the page's guard has just checked them
    ]);
    await keys.save(key);
    const [summary] = await summarize([key]);
    return summary ? ok({ key: summary, secret }) : failed('unexpected');
  };

const checkGroups = async (
  groups: KeyGroups,
  delegatable: DelegatableGroups,
): Promise<Outcome<KeyGroups>> => {
  if (groups === 'all-unprotected') return ok(groups);
  const distinct = [...new Set(groups)];
  if (distinct.length === 0) return failed('invalid-input', { field: 'group' });
  const checked = await delegatable(distinct);
  return checked.ok ? ok(distinct) : checked;
};

/**
 * Gives a key a new secret; the old one stops working. The caller, who sees the new secret, becomes
 * the owner. So no one ever has a secret that works with another person's rights. If several
 * callers replace a key at once, the last secret works and the list shows its owner. The others get
 * `in-progress`.
 */
export type ReplaceKey = (caller: AccountId, id: KeyId) => Promise<Outcome<NewKey>>;

export const makeReplaceKey = (deps: {
  keys: KeyStore;
  owners: Pick<OwnerRecord, 'noteProven'>;
  summarize: SummarizeKeys;
  crypto: Pick<Crypto, 'newSecret'>;
  clock: Clock;
}): ReplaceKey =>
  async function replaceKey(caller, id) {
    const { keys, owners, summarize, crypto, clock } = deps;
    const key = await keys.read(id);
    if (!key) return failed('invalid-input', { field: 'body' });
    const replaced = { ...key, ownerId: caller };
    const secret = crypto.newSecret();
    await allSettledOrThrow([
      keys.saveSecret(id, { secret, ownerId: caller }),
      owners.noteProven(caller, clock()), // the page's guard has just checked them
    ]);
    const held = await saveUnderOwner(keys, replaced);
    if (await keys.wasRemoved(id)) {
      await keys.remove(id); // revoked in the meantime, and it must stay revoked
      return failed('invalid-input', { field: 'body' });
    }
    if (held?.secret !== secret) return failed('in-progress'); // another caller's secret is newer
    const [summary] = await summarize([replaced]);
    return summary ? ok({ key: summary, secret }) : failed('unexpected');
  };

// Each call that replaces a key saves the secret before the key, and reads the secret after it. So
// the call that saves the key last sees the last secret, and saves its owner in the key.
const saveUnderOwner = async (
  keys: Pick<KeyStore, 'save' | 'readSecret'>,
  key: AutomationKey,
): Promise<KeySecret | undefined> => {
  await keys.save(key);
  const held = await keys.readSecret(key.id);
  return !held || held.ownerId === key.ownerId
    ? held
    : await saveUnderOwner(keys, { ...key, ownerId: held.ownerId });
};

/** Revokes a key. If the key does not exist, this succeeds, so it can be repeated. */
export type RevokeKey = (id: KeyId) => Promise<Outcome<{ keyId: string }>>;

export const makeRevokeKey = ({ keys }: { keys: KeyStore }): RevokeKey =>
  async function revokeKey(id) {
    await keys.remove(id);
    return ok({ keyId: id });
  };

/** Keys as the page shows them: with the current names of their groups, and without secrets. */
export type SummarizeKeys = (keys: readonly AutomationKey[]) => Promise<KeySummary[]>;

export const makeSummarizeKeys = ({ namedGroups }: { namedGroups: NamedGroups }): SummarizeKeys =>
  async function summarizeKeys(keys) {
    const ids = new Set(keys.flatMap(({ groups }) => (groups === 'all-unprotected' ? [] : groups)));
    const named = new Map((await namedGroups([...ids])).map((group) => [group.id, group]));
    return keys.map(({ groups, actions, ...key }) => ({
      ...key,
      actions: [...actions],
      groups: groups === 'all-unprotected' ? groups : groups.map((id) => named.get(id) ?? { id }),
    }));
  };

/** Parses a key's label: tidied, 1 to 60 characters, not all blank. */
const parseKeyLabel = (value: string): Outcome<string> => {
  const label = plainText(value);
  return label !== '' && label.length <= MAX_LABEL_LENGTH
    ? ok(label)
    : failed('invalid-input', { field: 'body' });
};
