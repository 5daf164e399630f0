const ROWS_A_CALL = 4_000;

/** Rows that add people to so many groups, one after the other, until there are `count` of them. */
export const addRows = (people, groups, count) =>
  Array.from({ length: count }, (_, at) => [
    at + 1,
    at % groups,
    'add',
    people[Math.floor(at / groups)],
  ]);

/** Makes a plan by the page's road. Gives what a job is started with: `{ planId, hash }`. */
export async function makePlan(call, groups, rows) {
  const { planId } = await call('beginPlan', { groups, rows: rows.length });
  for (let at = 0; at < rows.length; at += ROWS_A_CALL)
    await call('addPlanRows', { planId, at, rows: rows.slice(at, at + ROWS_A_CALL) });
  const { hash } = await call('finalizePlan', { planId });
  return { planId, hash };
}
