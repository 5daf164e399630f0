import type { AccountId } from '../../domain/accountId';
import { ok, type Outcome } from '../../domain/outcome';
import type { PlaceMemory } from '../ports/storage';

const KEPT_SECONDS = 3_600; // a person who comes back later starts something new

/** Returns the part of the page that an account last opened, or null. */
export type RecallPlace = (accountId: AccountId) => Promise<Outcome<string | null>>;

export const makeRecallPlace = ({ places }: { places: PlaceMemory }): RecallPlace =>
  async function recallPlace(accountId) {
    return ok((await places.read(accountId)) ?? null);
  };

/** Remembers the part of the page that an account opened, for an hour. */
export type RememberPlace = (accountId: AccountId, path: string) => Promise<Outcome<null>>;

export const makeRememberPlace = ({ places }: { places: PlaceMemory }): RememberPlace =>
  async function rememberPlace(accountId, path) {
    await places.save(accountId, path, KEPT_SECONDS);
    return ok(null);
  };
