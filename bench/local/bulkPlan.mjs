const ROWS_A_CALL = 4_000;

/** Rows that add people to this many groups, group by group, until there are `count` of them. */
export const addRows = (people, groups, count) =>
  Array.from({ length: count }, (_, at) => [
    at + 1,
    at % groups,
    'add',
    people[Math.floor(at / groups)],
  ]);

/** Creates a plan the way the page does. Returns what starts its job: `{ planId, hash }`. */
export async function makePlan(call, groups, rows) {
  const { planId } = await call('beginPlan', { groups, rows: rows.length });
  for (let at = 0; at < rows.length; at += ROWS_A_CALL)
    await call('addPlanRows', { planId, at, rows: rows.slice(at, at + ROWS_A_CALL) });
  const { hash } = await call('finalizePlan', { planId });
  return { planId, hash };
}
