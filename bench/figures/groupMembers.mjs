import { readFileSync } from 'node:fs';
import { withPage } from '../local/browser.mjs';
import { withLocalForge } from '../local/localForge.mjs';
import { atMost, plain } from '../report/figure.mjs';
import { median } from '../statistics.mjs';

const PEOPLE = 10_700; // of whom about 10,000 are active members of the group
const GROUP = 'confluence-users-lanternworks';
const HEAP_LIMIT_MB = 150;
const USABLE_LIMIT_MS = 1_500;
const LATENCY_MS = 40; // the local host's default, similar to a small call of Confluence
const LOADS = 5;
const WAIT_MS = 120_000;
const BYTES_PER_MB = 1_000_000;

const WORDS = JSON.parse(
  readFileSync(new URL('../../static/locales/en-US.json', import.meta.url), 'utf8'),
);

/** The page with all members of a large group, and the time until the page can be used. */
export const measureGroupMembers = () =>
  withLocalForge(['granted'], LATENCY_MS, ([{ url }]) => withPage(url, measurePage), [
    '--people',
    String(PEOPLE),
  ]);

async function measurePage(page) {
  page.setDefaultTimeout(WAIT_MS);
  const search = page.getByRole('textbox', { name: WORDS['groups.search'], exact: true });
  await search.waitFor();
  const loads = [];
  for (let load = 0; load < LOADS; load += 1) {
    const startedAt = performance.now();
    await page.reload({ waitUntil: 'commit' });
    await search.waitFor();
    loads.push(performance.now() - startedAt);
  }

  await search.fill(GROUP);
  await page.getByRole('button', { name: GROUP, exact: true }).click();
  const readAll = page.getByRole('button', { name: /^Load all/ });
  await readAll.waitFor();
  const count = Number((await readAll.innerText()).replace(/\D/g, ''));
  const startedAt = performance.now();
  await readAll.click();
  // The table can be used while the members are read.
  const box = page
    .getByRole('table', { name: WORDS['members.title'] })
    .getByRole('checkbox')
    .first();
  await box.check();
  const usableMs = performance.now() - startedAt;
  await page.getByText(`1–25 of ${count.toLocaleString('en-US')}`).waitFor();
  const seconds = (performance.now() - startedAt) / 1_000;
  const heap = await heapOf(page);
  const whole = `of ${count} members`;
  return [
    atMost(USABLE_LIMIT_MS, 'page usable after a reload', median(loads), 'ms', { samples: loads }),
    plain(`reading the members ${whole}: a row selected meanwhile after`, usableMs, 'ms'),
    plain(`reading the members ${whole}`, seconds, 's'),
    atMost(HEAP_LIMIT_MB, `memory of the page with the members ${whole}`, heap, 'MB'),
  ];
}

/** The memory that the page's objects take, after a garbage collection, in MB. */
async function heapOf(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize / BYTES_PER_MB;
}
