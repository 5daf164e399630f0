import type { ClaimStore } from '../ports/claimStore';
import type { Crypto } from '../ports/crypto';

// A signature is too old after five minutes and thirty seconds; this outlives it.
const SIGNATURE_KEPT_SECONDS = 900;

/**
 * True the first time that a signature is seen. It is tied to the idempotency key that it came
 * with: under that key, whose work was given back, the very same request may come again.
 */
export type FirstUse = (
  signature: string,
  idempotencyScope: string | undefined,
) => Promise<boolean>;

export const makeFirstUse =
  (deps: { store: ClaimStore; digest: Crypto['digest'] }): FirstUse =>
  async (signature, idempotencyScope) => {
    const { store, digest } = deps;
    const name = `signature ${digest(signature)}`;
    const use = { scope: idempotencyScope ?? null };
    if (await store.claim(name, use, SIGNATURE_KEPT_SECONDS)) return true;
    return idempotencyScope !== undefined && scopeOf(await store.read(name)) === idempotencyScope;
  };

const scopeOf = (stored: unknown): unknown =>
  typeof stored === 'object' && stored !== null ? (stored as { scope?: unknown }).scope : undefined;
