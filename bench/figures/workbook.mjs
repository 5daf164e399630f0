import { build } from 'esbuild';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withPage } from '../local/browser.mjs';
import { LIST_ROWS, workbookOfRows } from '../local/largeLists.mjs';
import { atMost, plain, unmeasured } from '../report/figure.mjs';
import { ROOT } from '../root.mjs';

const HOSTILE_LIMIT_S = 3;
const HOSTILE_LIMIT_MB = 200;
const MB = 1_024 * 1_024;
const FIXTURES = join(ROOT, 'tests', 'fixtures', 'exports');
const HOSTILE = [
  ...['h1-encrypted', 'h2-renamed-word', 'h3-million-empty-styled-rows', 'h4-zip-bomb'],
  ...['h5-old-xls-biff8', 'h6-500-columns'],
];

/** The time and memory that a browser needs to read workbooks, each in a new browser. */
export async function measureWorkbooks() {
  const script = await bundle();
  const large = await readInBrowser(script, workbookOfRows());
  if (large.rows !== LIST_ROWS + 1) throw new Error(`The workbook was read as ${large.rows} rows.`);
  const hostile = [];
  for (const name of HOSTILE) {
    const file = readFileSync(join(FIXTURES, `${name}.xlsx`));
    hostile.push({ name, ...(await readInBrowser(script, file)) });
  }
  const slowest = hostile.reduce((worst, next) => (next.seconds > worst.seconds ? next : worst));
  return [
    plain(`workbook of ${LIST_ROWS} rows, read in a browser`, large.seconds, 's'),
    atMost(HOSTILE_LIMIT_S, `slowest hostile workbook, ${slowest.name}`, slowest.seconds, 's', {
      samples: Object.fromEntries(hostile.map(({ name, seconds }) => [name, seconds])),
    }),
    highestMemory(hostile),
  ];
}

/** The frame's reader alone, as `readWorkbook` in `globalThis.frame`. */
async function bundle() {
  const { outputFiles } = await build({
    bundle: true,
    platform: 'browser',
    target: 'es2022',
    format: 'iife',
    globalName: 'frame',
    minify: true,
    entryPoints: [join(ROOT, 'static', 'frame', 'choose', 'workbook', 'readWorkbook.ts')],
    write: false,
    logLevel: 'warning',
  });
  return outputFiles[0].text;
}

const ADDRESS = 'http://workbook.test/'; // answered by the bench itself

/** Reads a file in a page. Returns the seconds, the rows, and the process's highest memory in MB. */
const readInBrowser = (script, file) =>
  withPage('about:blank', async (page) => {
    await page.route(`${ADDRESS}*`, (route) =>
      route.request().url() === ADDRESS
        ? route.fulfill({ contentType: 'text/html', body: '<!doctype html>' })
        : route.fulfill({ body: Buffer.from(file) }),
    );
    await page.goto(ADDRESS);
    await page.addScriptTag({ content: script });
    const result = await page.evaluate(async (address) => {
      const blob = await (await fetch(`${address}file`)).blob();
      const startedAt = performance.now();
      const bytes = new Uint8Array(await blob.arrayBuffer());
      const { sheets = [] } = await globalThis.frame.readWorkbook(bytes);
      const seconds = (performance.now() - startedAt) / 1_000;
      return { seconds, rows: sheets[0]?.rows.length };
    }, ADDRESS);
    return { ...result, megabytes: await highestMemoryOf(page) };
  });

/**
 * The highest resident memory of the page's process, as the kernel noted it. A heap's size would
 * leave out unpacked bytes, and samples would miss a peak. Null where there is no /proc.
 */
async function highestMemoryOf(page) {
  const session = await page.context().browser().newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  try {
    const peaks = processInfo
      .filter(({ type }) => type === 'renderer')
      .map(({ id }) => /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${id}/status`, 'utf8')));
    return Math.max(...peaks.map(([, kilobytes]) => (Number(kilobytes) * 1_024) / MB));
  } catch {
    return null;
  }
}

function highestMemory(hostile) {
  const figure = "highest memory of the page's process";
  if (hostile.some(({ megabytes }) => megabytes === null))
    return unmeasured(HOSTILE_LIMIT_MB, figure, 'MB', 'only Linux tells it');
  const largest = hostile.reduce((worst, next) =>
    next.megabytes > worst.megabytes ? next : worst,
  );
  return atMost(HOSTILE_LIMIT_MB, `${figure}, ${largest.name}`, largest.megabytes, 'MB', {
    samples: Object.fromEntries(hostile.map(({ name, megabytes }) => [name, megabytes])),
  });
}
