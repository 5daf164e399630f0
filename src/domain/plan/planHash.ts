import { PLAN_SCHEMA, type PlanGroup, type PlanOrigin } from './plan';
import type { PlanRow } from './planRow';

/** SHA-256 as lower-case hexadecimal. */
type Digest = (text: string) => string;

/** The digest of some rows. It changes if any row or their order changes. */
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
 * The hash that an admin approves. It covers the rows, the IDs of the groups and the origin of the
 * plan. It leaves out group names, which are only for display.
 */
export const hashOfPlan = (
  digest: Digest,
  plan: { groups: readonly PlanGroup[]; origin: PlanOrigin; chunkDigests: readonly string[] },
): string =>
  digest(
    JSON.stringify([PLAN_SCHEMA, plan.origin, plan.groups.map(({ id }) => id), plan.chunkDigests]),
  );
