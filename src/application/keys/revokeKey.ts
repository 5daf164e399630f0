import type { KeyId } from '../../domain/automationKey';
import { ok, type Outcome } from '../../domain/outcome';
import type { KeyStore } from '../ports/keyStore';

/** Ends a key; ending one that is not there is a success, so that it can be repeated. */
export type RevokeKey = (id: KeyId) => Promise<Outcome<{ keyId: string }>>;

export const makeRevokeKey =
  ({ keys }: { keys: KeyStore }): RevokeKey =>
  async (id) => {
    await keys.remove(id);
    return ok({ keyId: id });
  };
