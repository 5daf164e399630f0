import { strToU8, zipSync } from 'fflate';
import { openArchive } from '../../../static/frame/choose/workbook/archive';
import {
  readWorkbook,
  type WorkbookRefusal,
} from '../../../static/frame/choose/workbook/readWorkbook';
import { makeWorkbook, sheetXml, text, workbookFiles } from './makeWorkbook';
import { withZip64Records } from './zip64';

const ROW = `<row>${text('a')}</row>`;
const SHEET = 'xl/worksheets/sheet1.xml';

const refusalOf = async (bytes: Uint8Array): Promise<WorkbookRefusal | undefined> => {
  const read = await readWorkbook(bytes);
  return 'refused' in read ? read.refused : undefined;
};

test('reads archives with records for large files, which some libraries always write', async () => {
  const bytes = withZip64Records(makeWorkbook({ sheets: [ROW] }));
  expect(await readWorkbook(bytes)).toMatchObject({ sheets: [{ rows: [{ cells: ['a'] }] }] });
  for (let length = 4; length < bytes.length; length += 1)
    expect(await refusalOf(bytes.slice(0, length))).toBe('damaged');
});

test('reads archives that store files uncompressed, with a comment at the end', async () => {
  const bytes = zipSync(workbookFiles({ sheets: [ROW] }), { level: 0 });
  const commented = new Uint8Array(bytes.length + 30_000);
  commented.set(bytes);
  new DataView(commented.buffer).setUint16(bytes.length - 2, 30_000, true);
  expect(await readWorkbook(commented)).toMatchObject({ sheets: [{ name: 'Sheet1' }] });
});

describe('damaged archives', () => {
  const [FLAGS, METHOD, CHECKSUM, PACKED_SIZE, SIZE, OFFSET] = [8, 10, 16, 20, 24, 42] as const;

  /** Changes a number in the record of a file in the directory. */
  const setInRecord = (bytes: Uint8Array, name: string, at: number, value: number): void => {
    const record = new DataView(bytes.buffer, Buffer.from(bytes).lastIndexOf(name) - 46);
    if (at === FLAGS || at === METHOD) record.setUint16(at, value, true);
    else record.setUint32(at, value, true);
  };
  const changed = (name: string, at: number, value: number): Uint8Array => {
    const bytes = zipSync(workbookFiles({ sheets: [ROW] }), { level: 0 });
    setInRecord(bytes, name, at, value);
    return bytes;
  };

  test('refuses a wrong checksum, size or place', async () => {
    for (const at of [CHECKSUM, PACKED_SIZE, SIZE])
      for (const value of [0, 3, 99_999])
        expect(await refusalOf(changed(SHEET, at, value))).toBe('damaged');
    for (const value of [1, 500, 0xfffffffe])
      expect(await refusalOf(changed(SHEET, OFFSET, value))).toBe('damaged');
  });

  test('unpacks no more than a directory says, even if there is more', async () => {
    const sheet = sheetXml(`${ROW}${'<row/>'.repeat(1_000_000)}`); // 6 MB
    const bytes = makeWorkbook({ files: { [SHEET]: sheet } });
    setInRecord(bytes, SHEET, SIZE, 1_000);
    expect(await refusalOf(bytes)).toBe('damaged');
    let unpacked = 0;
    expect(() => {
      for (const { length } of openArchive(bytes).unpack(SHEET)) unpacked += length;
    }).toThrow();
    expect(unpacked).toBeLessThanOrEqual(1_000);
  });

  test('refuses more than 100 MB before it unpacks them', async () => {
    const declared = (size: number): Uint8Array => changed(SHEET, SIZE, size);
    expect(await refusalOf(declared(100_000_001))).toBe('unpacks-too-large');
    expect(await refusalOf(declared(0xfffffff0))).toBe('unpacks-too-large');
    expect(await refusalOf(declared(90_000_000))).toBe('damaged'); // it has less
    const picture = changed('xl/styles.xml', SIZE, 100_000_001);
    expect(await refusalOf(picture)).toBe('unpacks-too-large');
  });

  test('also ends in a part that unpacks to nothing', async () => {
    const emptyBlock = [0, 0, 0, 0xff, 0xff];
    const blocks = Uint8Array.from({ length: 500_000 }, (_, at) => emptyBlock[at % 5] ?? 0);
    const bytes = zipSync({ ...workbookFiles({ sheets: [ROW] }), [SHEET]: [blocks, { level: 0 }] });
    setInRecord(bytes, SHEET, METHOD, 8);
    let seconds = 0;
    const now = (): number => (seconds += 1) * 1_000; // each look at the clock takes a second
    expect(await readWorkbook(bytes, { now })).toEqual({ refused: 'too-slow' });
  });

  test('counts a part once for each sheet that refers to it', async () => {
    const files = workbookFiles({ sheets: [ROW, ROW, ROW] });
    const name = 'xl/_rels/workbook.xml.rels';
    const same = new TextDecoder().decode(files[name]).replace(/sheet\d\.xml/g, 'sheet1.xml');
    const bytes = zipSync({ ...files, [name]: strToU8(same) });
    setInRecord(bytes, SHEET, SIZE, 40_000_000);
    expect(await refusalOf(bytes)).toBe('unpacks-too-large');
  });

  test('refuses an entry that is protected or compressed by another method', async () => {
    expect(await refusalOf(changed(SHEET, FLAGS, 1))).toBe('encrypted');
    expect(await refusalOf(changed(SHEET, METHOD, 9))).toBe('damaged');
  });

  test('refuses a file whose own header has another name', async () => {
    const bytes = makeWorkbook({ sheets: [ROW] });
    bytes[Buffer.from(bytes).indexOf(SHEET)] = 0x79;
    expect(await refusalOf(bytes)).toBe('damaged');
  });

  test('refuses a name that appears twice, also in another case', async () => {
    const files = workbookFiles({ sheets: [ROW] });
    const both = zipSync({ ...files, 'xl/Styles.xml': strToU8('<styleSheet/>') });
    expect(await refusalOf(both)).toBe('damaged');
  });

  test('refuses too many entries, and a directory that ends early', async () => {
    for (const [count, refused] of [
      [20_001, 'unpacks-too-large'],
      [500, 'damaged'],
    ] as const) {
      const bytes = makeWorkbook({ sheets: [ROW] });
      new DataView(bytes.buffer).setUint16(bytes.length - 12, count, true);
      expect(await refusalOf(bytes)).toBe(refused);
    }
  });

  test('refuses a file that ends anywhere', async () => {
    const bytes = makeWorkbook({ sheets: [ROW] });
    for (let length = 4; length < bytes.length; length += 1)
      expect(await refusalOf(bytes.slice(0, length))).toBe('damaged');
  });

  test.each(['xl/workbook.xml', 'xl/_rels/workbook.xml.rels', '_rels/.rels', SHEET])(
    'refuses a workbook without %s',
    async (name) => {
      expect(await refusalOf(makeWorkbook({ sheets: [ROW], files: { [name]: undefined } }))).toBe(
        'damaged',
      );
    },
  );

  test('refuses a sheet that is in another file, or that nothing refers to', async () => {
    const files = workbookFiles({ sheets: [ROW] });
    const name = 'xl/_rels/workbook.xml.rels';
    const relationships = new TextDecoder().decode(files[name]);
    for (const changed of [
      relationships.replace('Id="rId1"', 'Id="rId1" TargetMode="External"'),
      relationships.replace('Id="rId1"', 'Id="rId9"'),
    ])
      expect(await refusalOf(zipSync({ ...files, [name]: strToU8(changed) }))).toBe('damaged');
  });
});
