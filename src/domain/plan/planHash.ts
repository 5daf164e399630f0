import { PLAN_SCHEMA, type PlanGroup, type PlanOrigin } from './plan';
import type { PlanRow } from './planRow';

/** SHA-256, lower-case hexadecimal. */
type Digest = (text: string) => string;

/** The digest of some rows: changes when any of them, or their order, does. */
export const digestOfRows = (digest: Digest, rows: readonly PlanRow[]): string =>
  digest(
    JSON.stringify(
      rows.map(({ row, group, action, accountId, reason }) => [
        row,
        group,
        action,
        accountId,
        reason ?? null,
      ]),
    ),
  );

/**
 * The hash that an admin approves. It covers what would be changed (rows, and groups by id) and
 * where the plan comes from; names are only how it is shown.
 */
export const hashOfPlan = (
  digest: Digest,
  plan: { groups: readonly PlanGroup[]; origin: PlanOrigin; chunkDigests: readonly string[] },
): string =>
  digest(
    JSON.stringify([PLAN_SCHEMA, plan.origin, plan.groups.map(({ id }) => id), plan.chunkDigests]),
  );
