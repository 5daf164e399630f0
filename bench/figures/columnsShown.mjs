import { readFileSync } from 'node:fs';
import { withPage } from '../local/browser.mjs';
import { csvOfRows, LIST_ROWS, workbookOfRows } from '../local/largeLists.mjs';
import { withLocalForge } from '../local/localForge.mjs';
import { atMost } from '../report/figure.mjs';

const CSV_LIMIT_S = 2;
const WORKBOOK_LIMIT_S = 5;
const WAIT_MS = 60_000;
const WORDS = JSON.parse(
  readFileSync(new URL('../../static/locales/en-US.json', import.meta.url), 'utf8'),
);

/** The time from choosing a large file until its columns are shown, on the whole page. */
export const measureColumnsShown = () =>
  withLocalForge(['granted'], 0, async ([{ url }]) => {
    const seconds = async (name, file) => withPage(url, (page) => columnsOf(page, name, file));
    const csv = await seconds('list.csv', csvOfRows());
    const workbook = await seconds('list.xlsx', Buffer.from(workbookOfRows()));
    return [
      atMost(CSV_LIMIT_S, `columns of a .csv of ${LIST_ROWS} rows shown`, csv, 's'),
      atMost(WORKBOOK_LIMIT_S, `columns of an .xlsx of ${LIST_ROWS} rows shown`, workbook, 's'),
    ];
  });

/** The seconds until the file is on the page, and from the button until the columns. */
async function columnsOf(page, name, buffer) {
  page.setDefaultTimeout(WAIT_MS);
  await page.getByRole('tab', { name: WORDS['tab.bulk'], exact: true }).click();
  const input = page.frameLocator('iframe').locator('input[type=file]').first();
  await input.waitFor();
  const startedAt = performance.now();
  await input.setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
  await page.getByRole('button', { name: WORDS['bulk.file.remove'], exact: true }).waitFor();
  const chosen = performance.now();
  const read = page.getByRole('button', { name: WORDS['bulk.read'], exact: true });
  const clickedAt = performance.now();
  await read.click();
  await page.getByRole('heading', { name: WORDS['bulk.columns.title'], exact: true }).waitFor();
  return (chosen - startedAt + performance.now() - clickedAt) / 1_000;
}
