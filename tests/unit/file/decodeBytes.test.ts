import { decodeBytes } from '../../../static/admin/bulk/import/decode';
import { readText } from '../import/lists';
import { encode, toBinary } from './encode';

test('reads the same bytes in another encoding', () => {
  const bytes = toBinary(encode('Usuń,Łódź', 'windows-1250'));
  expect(decodeBytes(bytes, 'windows-1250')).toEqual({ text: 'Usuń,Łódź', hasErrors: false });
  expect(decodeBytes(bytes, 'windows-1252')).toEqual({ text: 'Usuñ,£ódŸ', hasErrors: false });
});

test('keeps bytes that mean nothing in the encoding, and reports them', () => {
  const bytes = 'finance\u008f';
  expect(decodeBytes(bytes, 'macintosh')).toEqual({ text: 'financeè', hasErrors: false });
  expect(decodeBytes(bytes, 'windows-1252')).toEqual({ text: 'finance\u008f', hasErrors: true });
  expect(decodeBytes(bytes, 'utf-8')).toEqual({ text: 'finance\ufffd', hasErrors: true });
  expect(decodeBytes(bytes, 'shift_jis')).toEqual({ text: 'finance\ufffd', hasErrors: true });
});

test('recognizes the mark of UTF-8 in every encoding, so that the import reports it', () => {
  const bytes = toBinary(encode('\ufeffgroup,member\nlegal,a@example.com', 'utf-8'));
  for (const encoding of ['utf-8', 'windows-1252', 'shift_jis'] as const) {
    const { text } = decodeBytes(bytes, encoding);
    expect(text).toBe('\ufeffgroup,member\nlegal,a@example.com');
    expect(readText(text)).toMatchObject({ findings: [{ code: 'byte-order-mark' }] });
  }
});

test('decodes 20 MB quickly', () => {
  const line = toBinary(encode('legal,jurgen@example.com,Jürgen\n', 'windows-1252'));
  const bytes = line.repeat(Math.ceil(20_000_000 / line.length));
  for (const encoding of ['windows-1252', 'shift_jis', 'utf-16le'] as const) {
    const start = process.cpuUsage();
    expect(decodeBytes(bytes, encoding).text.length).toBeGreaterThan(9_000_000);
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1_000).toBeLessThan(3_000); // takes about 0.3 s
  }
});
