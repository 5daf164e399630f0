import { failed, ok, type Outcome } from '../../domain/outcome';
import { chunksOf, digestOfRows, hashOfPlan, type Plan, type PlanId } from '../../domain/plan/plan';
import type { PlanRow } from '../../domain/plan/planRow';
import { allSettledOrThrow } from '../concurrency/allSettledOrThrow';
import type { Crypto } from '../ports/platform';
import type { PlanStore } from '../ports/storage';
import { StoreUnavailable } from '../ports/storeUnavailable';

// All chunks of the largest plan, so that a slow storage is waited for once. They take about 4 MB.
export const CHUNKS_AT_ONCE = 100;

/** The rows of a plan, chunk by chunk: as they are stored, or as they are about to be. */
export type Chunks = () => AsyncIterable<readonly PlanRow[]> | Iterable<readonly PlanRow[]>;

/** Yields a plan's chunks in order. It ends early if one is missing. */
export async function* readAllChunks(
  plans: PlanStore,
  id: PlanId,
  rows: number,
): AsyncGenerator<readonly PlanRow[]> {
  const total = chunksOf(rows);
  for (let first = 0; first < total; first += CHUNKS_AT_ONCE) {
    const read = await plans.readChunks(id, first, Math.min(CHUNKS_AT_ONCE, total - first));
    if (!read) return;
    yield* read;
  }
}

/** A plan, or the job that applies it. A job has no digests, so they are read from its plan. */
type Hashed = Pick<Plan, 'id' | 'hash' | 'origin' | 'groups'> & Partial<Pick<Plan, 'chunkDigests'>>;

/**
 * Reads some chunks of a finished plan, and checks them against its hash. Rows that an admin sees,
 * approves or plans again are read here. Rows can differ from the hash if they were sent while the
 * plan was being finalized. Then the failure is `plan-differs`. If a chunk is missing, it is
 * `unavailable`.
 */
export type ReadPlanRows = (
  hashed: Hashed,
  first: number,
  count: number,
) => Promise<Outcome<PlanRow[][]>>;

export const makeReadPlanRows = (deps: {
  plans: Pick<PlanStore, 'readChunks' | 'readPlan'>;
  digest: Crypto['digest'];
}): ReadPlanRows => {
  const { plans, digest } = deps;

  const digestsOf = async ({ id, chunkDigests }: Hashed): Promise<readonly string[] | undefined> =>
    chunkDigests ?? (await plans.readPlan(id))?.chunkDigests;

  return async function readPlanRows(hashed, first, count) {
    const [chunks, chunkDigests] = await allSettledOrThrow([
      plans.readChunks(hashed.id, first, count),
      digestsOf(hashed),
    ]);
    if (!chunks || !chunkDigests) return failed('unavailable');
    const isSame =
      hashOfPlan(digest, { ...hashed, chunkDigests }) === hashed.hash &&
      chunks.every((rows, place) => digestOfRows(digest, rows) === chunkDigests[first + place]);
    return isSame ? ok(chunks) : failed('plan-differs');
  };
};

/**
 * The rows that were read. Throws `StoreUnavailable` if they could not be read, or are not those of
 * the hash: a job without its approved rows must not continue.
 */
export const rowsOrThrow = (read: Outcome<PlanRow[][]>): PlanRow[][] => {
  if (read.ok) return read.value;
  const isAltered = read.failure.code === 'plan-differs';
  throw new StoreUnavailable('read plan rows', isAltered ? 'altered' : 'missing');
};

/** Yields all chunks of a finished plan in order, many at a time. Ends after a failure. */
export async function* readAllPlanRows(
  readPlanRows: ReadPlanRows,
  plan: Hashed & Pick<Plan, 'rows'>,
): AsyncGenerator<Outcome<PlanRow[][]>> {
  const total = chunksOf(plan.rows);
  for (let first = 0; first < total; first += CHUNKS_AT_ONCE) {
    const read = await readPlanRows(plan, first, Math.min(CHUNKS_AT_ONCE, total - first));
    yield read;
    if (!read.ok) return;
  }
}
