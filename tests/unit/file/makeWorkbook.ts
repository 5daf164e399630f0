import { strToU8, zipSync } from 'fflate';
import type { Sheet, SheetRow } from '../../../static/admin/bulk/import/sheet';
import { readWorkbook } from '../../../static/frame/choose/workbook/readWorkbook';

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const RELATIONSHIPS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';

/** The content of a made workbook, as XML without the elements around it. */
export type MadeWorkbook = {
  /** By sheet: what is in `sheetData`, with what comes before and after that element. */
  sheets?: readonly (string | { rows?: string; before?: string; after?: string })[];
  /** More attributes of each sheet in the list of sheets. */
  attributes?: readonly string[];
  /** What is in each `si`. */
  strings?: readonly string[];
  /** Number formats with numbers from 164 on. The style of a cell is the place, from 1 on. */
  formats?: readonly string[];
  /** Built-in number formats. Their styles follow those of `formats`. */
  builtIn?: readonly number[];
  /** What comes before the list of sheets. */
  workbook?: string;
  /** Other contents, by the names of the files. An undefined one leaves the file out. */
  files?: Readonly<Record<string, string | Uint8Array | undefined>>;
};

/** The files of a workbook in an archive. */
export const workbookFiles = (made: MadeWorkbook): Record<string, Uint8Array> => {
  const { sheets = [''], strings = [], formats = [], builtIn = [], attributes = [] } = made;
  const files: NonNullable<MadeWorkbook['files']> = {
    '_rels/.rels': relationships([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<workbook ${MAIN} xmlns:r="${OFFICE}">${made.workbook ?? ''}<sheets>${sheets
      .map(
        (_, at) =>
          `<sheet name="Sheet${at + 1}" sheetId="${at + 1}" r:id="rId${at + 1}" ${attributes[at] ?? ''}/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships([
      ...sheets.map((_, at): [string, string] => ['worksheet', `worksheets/sheet${at + 1}.xml`]),
      ['sharedStrings', 'sharedStrings.xml'],
      ['styles', 'styles.xml'],
    ]),
    'xl/sharedStrings.xml': `<sst ${MAIN}>${strings.map((xml) => `<si>${xml}</si>`).join('')}</sst>`,
    'xl/styles.xml': stylesXml(formats, builtIn),
    ...Object.fromEntries(
      sheets.map((sheet, at) => [`xl/worksheets/sheet${at + 1}.xml`, sheetXml(sheet)]),
    ),
    ...made.files,
  };
  return Object.fromEntries(
    Object.entries(files).flatMap(([name, content]) =>
      content === undefined
        ? []
        : [[name, typeof content === 'string' ? strToU8(content) : content]],
    ),
  );
};

const relationships = (targets: readonly (readonly [string, string])[]): string =>
  `<Relationships ${RELATIONSHIPS}>${targets
    .map(
      ([type, target], at) =>
        `<Relationship Id="rId${at + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;

const stylesXml = (formats: readonly string[], builtIn: readonly number[]): string => {
  const codes = formats.map((code, at) => `<numFmt numFmtId="${164 + at}" formatCode="${code}"/>`);
  const ids = [0, ...formats.map((_, at) => 164 + at), ...builtIn];
  const styles = ids.map((id) => `<xf numFmtId="${id}"/>`);
  return `<styleSheet ${MAIN}><numFmts>${codes.join('')}</numFmts><cellXfs>${styles.join('')}</cellXfs></styleSheet>`;
};

/** The XML of a sheet. */
export const sheetXml = (
  sheet: string | { rows?: string; before?: string; after?: string },
): string => {
  const {
    rows = '',
    before = '',
    after = '',
  } = typeof sheet === 'string' ? { rows: sheet } : sheet;
  return `<worksheet ${MAIN}>${before}<sheetData>${rows}</sheetData>${after}</worksheet>`;
};

/** An .xlsx file. */
export const makeWorkbook = (made: MadeWorkbook): Uint8Array => zipSync(workbookFiles(made));

/** A cell with text. */
export const text = (value: string): string => `<c t="inlineStr"><is><t>${value}</t></is></c>`;

/** The sheets of a made workbook, which must be readable. */
export const sheetsOf = async (made: MadeWorkbook): Promise<Sheet[]> => {
  const read = await readWorkbook(makeWorkbook(made));
  if ('refused' in read) throw new Error(`The workbook was refused: ${read.refused}.`);
  return read.sheets;
};

/** The rows of the first sheet of a made workbook. */
export const rowsOf = async (made: MadeWorkbook): Promise<SheetRow[]> => {
  const [sheet] = await sheetsOf(made);
  return sheet?.rows ?? [];
};

/** The cells of the first row of a workbook with these cells. */
export const cellsOf = async (
  cells: string,
  made: Omit<MadeWorkbook, 'sheets'> = {},
): Promise<string[]> => {
  const [row] = await rowsOf({ ...made, sheets: [`<row>${cells}</row>`] });
  return row?.cells ?? [];
};
