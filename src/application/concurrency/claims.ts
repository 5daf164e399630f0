import type { Clock } from '../ports/platform';
import type { ClaimStore } from '../ports/storage';

/** The holder of a name. After `expiresAt`, in milliseconds since 1970, its invocation is dead. */
export type Holder = { id: string; expiresAt: number };

/** Names that only one live invocation can hold at a time. A storage failure is thrown. */
type Held<H extends Holder> = {
  store: Pick<ClaimStore, 'read'>;
  clock: Clock;
  /** Reads what is stored under a name. Undefined if there is no holder. */
  read: (stored: unknown) => H | undefined;
};

/**
 * The place that the claim is stored under, or the holder. The holder is undefined if it released
 * the name just now.
 */
export type ClaimResult<H extends Holder> =
  | { kind: 'claimed'; place: string }
  | { kind: 'held'; holder: H | undefined };

/**
 * Claims a name, or takes it over from a dead holder. If several callers see the dead holder, only
 * one gets the name.
 */
export const claimWithTakeover = async <H extends Holder>(
  { store, clock, read }: Held<H> & { store: ClaimStore },
  name: string,
  claim: H,
  storedSeconds: number,
): Promise<ClaimResult<H>> => {
  let place = name;
  for (;;) {
    if (await store.claim(place, claim, storedSeconds)) return { kind: 'claimed', place };
    const holder = read(await store.read(place));
    if (!holder || holder.expiresAt > clock()) return { kind: 'held', holder };
    place = successionOf(name, holder);
  }
};

/** Whether a live invocation holds a name now. */
export const isHeld = async <H extends Holder>(
  { store, clock, read }: Held<H>,
  name: string,
): Promise<boolean> => {
  let place = name;
  for (;;) {
    const holder = read(await store.read(place));
    if (!holder || holder.expiresAt > clock()) return holder !== undefined;
    place = successionOf(name, holder);
  }
};

const successionOf = (name: string, { id }: Holder): string => `${name} after ${id}`;
