import { strToU8, zipSync } from 'fflate';

/** As many rows as a list can have. */
export const LIST_ROWS = 50_000;

const HEADER = ['Group', 'Name', 'Email', 'Action', 'Reason', 'Until'];

/** The cells of each row, without the date. */
const cellsOfRows = () =>
  Array.from({ length: LIST_ROWS }, (_, at) => [
    ...[`group-${at % 50}`, `Person ${at}`, `person.${at}@example.com`, 'Add', 'new in the team'],
  ]);

/** The list as text. */
export function csvOfRows() {
  const lines = cellsOfRows().map((cells) => `${cells.join(',')},2027-01-31`);
  return Buffer.from([HEADER.join(','), ...lines].join('\r\n'));
}

/** The list as a spreadsheet saves it, with shared texts and dates. */
export function workbookOfRows() {
  const strings = new Map();
  const shared = (text) => {
    if (!strings.has(text)) strings.set(text, strings.size);
    return strings.get(text);
  };
  const text = (place, value) => `<c r="${place}" t="s"><v>${shared(value)}</v></c>`;
  const row = (number, cells) =>
    `<row r="${number}">${cells.map((value, at) => text(`${'ABCDEF'[at]}${number}`, value)).join('')}`;
  const lines = [row(1, HEADER)];
  cellsOfRows().forEach((cells, index) => {
    const at = index + 2;
    lines.push(`${row(at, cells)}<c r="F${at}" s="1"><v>${46_387 + (at % 300)}</v></c>`);
  });
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
