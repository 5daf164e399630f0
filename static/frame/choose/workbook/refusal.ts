/** Why a workbook can't be read. */
export type WorkbookRefusal =
  | 'encrypted' // protected by a password
  | 'old-excel' // the .xls format
  | 'word' // a Word document
  | 'powerpoint' // a PowerPoint presentation
  | 'not-workbook' // some other archive
  | 'binary-workbook' // .xlsb
  | 'open-document' // .ods
  | 'damaged'
  | 'unpacks-too-large' // its contents, or the number of its sheets
  | 'too-slow' // the browser needs too long for it
  | 'no-sheets' // only charts, for example
  | 'empty';

/**
 * Ends the reading of a workbook. `readWorkbook` answers with the reason. It is thrown because a
 * fault is found in callbacks of the XML parser.
 */
export class UnreadableWorkbook extends Error {
  override name = 'UnreadableWorkbook';
  readonly refused: WorkbookRefusal;

  constructor(refused: WorkbookRefusal) {
    super(`The workbook can't be read: ${refused}.`);
    this.refused = refused;
  }
}
