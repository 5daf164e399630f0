import { build } from 'esbuild';
import { strToU8, zipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withPage } from '../local/browser.mjs';
import { atMost, unmeasured } from '../report/figure.mjs';
import { ROOT } from '../root.mjs';

const ROWS = 50_000;
const LIMIT_S = 5; // until the columns are shown; here only until they are read
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
  const large = await readInBrowser(script, largeWorkbook());
  if (large.rows !== ROWS + 1) throw new Error(`The workbook was read as ${large.rows} rows.`);
  const hostile = [];
  for (const name of HOSTILE) {
    const file = readFileSync(join(FIXTURES, `${name}.xlsx`));
    hostile.push({ name, ...(await readInBrowser(script, file)) });
  }
  const slowest = hostile.reduce((worst, next) => (next.seconds > worst.seconds ? next : worst));
  return [
    atMost(LIMIT_S, `workbook of ${ROWS} rows, read in a browser`, large.seconds, 's'),
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
    entryPoints: [join(ROOT, 'static', 'file-choice', 'workbook', 'readWorkbook.ts')],
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

/** A list as a spreadsheet saves it, with shared texts and dates. */
function largeWorkbook() {
  const strings = new Map();
  const shared = (text) => {
    if (!strings.has(text)) strings.set(text, strings.size);
    return strings.get(text);
  };
  const text = (place, value) => `<c r="${place}" t="s"><v>${shared(value)}</v></c>`;
  const row = (number, cells) =>
    `<row r="${number}">${cells.map((value, at) => text(`${'ABCDEF'[at]}${number}`, value)).join('')}`;
  const lines = [row(1, ['Group', 'Name', 'Email', 'Action', 'Reason', 'Until'])];
  for (let at = 2; at <= ROWS + 1; at += 1) {
    const name = `Person ${at}`;
    const cells = [`group-${at % 50}`, name, `person.${at}@example.com`, 'Add', 'new in the team'];
    lines.push(`${row(at, cells)}<c r="F${at}" s="1"><v>${46_387 + (at % 300)}</v></c>`);
  }
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const items = [...strings.keys()].map((value) => `<si><t>${value}</t></si>`);
  const related = (...targets) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets
      .map(([type, target], at) => [type, target, `rId${at + 1}`])
      .map(([type, to, id]) => `<Relationship Id="${id}" Type="${office}/${type}" Target="${to}"/>`)
      .join('')}</Relationships>`;
  const files = {
    '_rels/.rels': related(['officeDocument', 'xl/workbook.xml']),
    'xl/_rels/workbook.xml.rels': related(
      ['worksheet', 'worksheets/sheet1.xml'],
      ['sharedStrings', 'sharedStrings.xml'],
      ['styles', 'styles.xml'],
    ),
    'xl/workbook.xml': `<workbook ${main} xmlns:r="${office}"><sheets><sheet name="List" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/sharedStrings.xml': `<sst ${main}>${items.join('')}</sst>`,
    'xl/styles.xml': `<styleSheet ${main}><cellXfs><xf/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': `<worksheet ${main}><sheetData>${lines.map((line) => `${line}</row>`).join('')}</sheetData></worksheet>`,
  };
  return zipSync(
    Object.fromEntries(Object.entries(files).map(([name, xml]) => [name, strToU8(xml)])),
  );
}
