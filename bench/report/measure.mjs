/**
 * Measures one figure after the other, so that none affects another. A figure that cannot be
 * measured becomes a row with the reason, counts as a failure, and does not stop the others.
 */
export async function measure(figures) {
  const rows = [];
  let failures = 0;
  for (const { name, measure: takeMeasure } of figures) {
    console.error(`measuring: ${name}`);
    try {
      rows.push(...(await takeMeasure()));
    } catch (error) {
      failures += 1;
      const note = `failed: ${error instanceof Error ? error.message : String(error)}`;
      rows.push({ figure: name, measured: null, unit: '', target: null, met: false, note });
    }
  }
  return { rows, failures };
}
