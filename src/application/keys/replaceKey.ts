import type { AccountId } from '../../domain/accountId';
import type { AutomationKey, KeyId } from '../../domain/automationKey';
import { failed, ok, type Outcome } from '../../domain/outcome';
import type { NewKey } from '../adminApi';
import type { Crypto } from '../ports/crypto';
import type { KeySecret, KeyStore } from '../ports/keyStore';
import type { SummarizeKeys } from './keySummaries';

/**
 * Gives a key a new secret; the old one stops working. Whoever sees the new secret becomes the
 * owner, so that nobody ever holds a secret that works with another person's rights. Of several who
 * replace it at once the last secret works, the list names its owner, and the others are told
 * `in-progress`.
 */
export type ReplaceKey = (caller: AccountId, id: KeyId) => Promise<Outcome<NewKey>>;

export const makeReplaceKey =
  (deps: {
    keys: KeyStore;
    summarize: SummarizeKeys;
    crypto: Pick<Crypto, 'newSecret'>;
  }): ReplaceKey =>
  async (caller, id) => {
    const { keys, summarize, crypto } = deps;
    const key = await keys.read(id);
    if (!key) return failed('invalid-input', { field: 'body' });
    const replaced = { ...key, ownerId: caller };
    const secret = crypto.newSecret();
    await keys.saveSecret(id, { secret, ownerId: caller });
    const held = await saveUnderOwner(keys, replaced);
    if (await keys.wasRemoved(id)) {
      await keys.remove(id); // revoked meanwhile, and to stay so
      return failed('invalid-input', { field: 'body' });
    }
    if (held?.secret !== secret) return failed('in-progress'); // another's came after this one
    const [summary] = await summarize([replaced]);
    return summary ? ok({ key: summary, secret }) : failed('unexpected');
  };

// Each who replaces a key saves its secret before the key, and looks at the secret after. So whoever
// saves the key last sees the last secret, and leaves its owner in the key.
const saveUnderOwner = async (
  keys: Pick<KeyStore, 'save' | 'readSecret'>,
  key: AutomationKey,
): Promise<KeySecret | undefined> => {
  await keys.save(key);
  const held = await keys.readSecret(key.id);
  return !held || held.ownerId === key.ownerId
    ? held
    : saveUnderOwner(keys, { ...key, ownerId: held.ownerId });
};
