import { readFileSync } from 'node:fs';
import { paste, withPage } from '../local/browser.mjs';
import { withLocalForge } from '../local/localForge.mjs';
import { atMost, plain } from '../report/figure.mjs';

const ROWS = 10_000;
const GROUPS = 5;
const PEOPLE = 3_000; // about 2,850 of them can be added
const LIMIT_S = 5;
const WAIT_MS = 60_000;
const WORDS = JSON.parse(
  readFileSync(new URL('../../static/locales/en-US.json', import.meta.url), 'utf8'),
);

/**
 * The time from the button below a pasted list to its plan on the page, without Confluence's time.
 */
export const measurePasteToPlan = () =>
  withLocalForge(
    ['granted'],
    0,
    async ([{ url, site }]) => {
      await site.liftBurstLimit();
      const list = await pastedList(site);
      const [pasted, columns, reviewed, planned] = await withPage(url, (page) =>
        planOf(page, list),
      );
      return [
        atMost(
          LIMIT_S,
          `from a pasted list of ${ROWS} rows to its plan, in a browser`,
          planned,
          's',
        ),
        plain('part of that: until its columns are shown', columns, 's'),
        plain('part of that: until its review, with the lookup of its groups', reviewed, 's'),
        plain('before that: pasting the list', pasted, 's'),
      ];
    },
    ['--people', String(PEOPLE)],
  );

/** Clean rows, as a spreadsheet copies them. */
async function pastedList(site) {
  const people = site.newcomers(ROWS / GROUPS);
  const lines = ['Group\tAccount ID\tAction'];
  for (let made = 0; made < GROUPS; made += 1) {
    const { name } = await site.makeGroup();
    lines.push(...people.map((accountId) => `${name}\t${accountId}\tadd`));
  }
  return lines.join('\n');
}

/**
 * The seconds of the paste, and from the button click until the columns, until the review and until
 * the plan.
 */
async function planOf(page, list) {
  page.setDefaultTimeout(WAIT_MS);
  const rows = ROWS.toLocaleString('en-US');
  const button = (text) => page.getByRole('button', { name: text, exact: true });
  await page.getByRole('tab', { name: WORDS['tab.bulk'], exact: true }).click();
  const field = page.getByRole('textbox', { name: WORDS['bulk.list'] }).first();
  const read = button(WORDS['bulk.read']);
  await read.waitFor();
  const pastedMs = await paste(page, field, list);
  const startedAt = performance.now();
  await read.click();
  const check = button(WORDS['bulk.check']);
  await check.waitFor();
  const columns = performance.now();
  await check.click();
  const plan = button(WORDS['bulk.review.plan.other'].replace('{count}', rows));
  await plan.waitFor();
  const reviewed = performance.now();
  await plan.click();
  const title = WORDS['bulk.plan.title.other'].replace('{count}', rows);
  await page.getByRole('heading', { name: title }).waitFor();
  return [pastedMs, columns - startedAt, reviewed - startedAt, performance.now() - startedAt].map(
    (ms) => ms / 1_000,
  );
}
