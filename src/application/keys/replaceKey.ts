import type { AccountId } from '../../domain/accountId';
import type { KeyId } from '../../domain/automationKey';
import { failed, ok, type Outcome } from '../../domain/outcome';
import type { NewKey } from '../adminApi';
import type { Crypto } from '../ports/crypto';
import type { KeyStore } from '../ports/keyStore';
import type { SummarizeKeys } from './keySummaries';

/**
 * Gives a key a new secret; the old one stops working. Whoever sees the new secret becomes the
 * owner, so that nobody ever holds a secret that works with another person's rights.
 */
export type ReplaceKey = (caller: AccountId, id: KeyId) => Promise<Outcome<NewKey>>;

export const makeReplaceKey =
  (parts: {
    keys: KeyStore;
    summarize: SummarizeKeys;
    crypto: Pick<Crypto, 'newSecret'>;
  }): ReplaceKey =>
  async (caller, id) => {
    const { keys, summarize, crypto } = parts;
    const key = await keys.read(id);
    if (!key) return failed('invalid-input', { field: 'body' });
    const replaced = { ...key, ownerId: caller };
    const secret = crypto.newSecret();
    await keys.saveSecret(id, { secret, ownerId: caller });
    await keys.save(replaced);
    if (await keys.wasRemoved(id)) {
      await keys.remove(id); // revoked meanwhile, and to stay so
      return failed('invalid-input', { field: 'body' });
    }
    const [summary] = await summarize([replaced]);
    return summary ? ok({ key: summary, secret }) : failed('unexpected');
  };
