import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { decodeBytes } from '../../../static/admin/bulk/import/decode';
import { decodeFile } from '../../../static/frame/choose/readFile';

const FOLDER = path.resolve(__dirname, '../../fixtures/exports');

const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(path.join(FOLDER, name)));

test.each([
  ['12-de-gruppen.csv', 'windows-1252', ['Hinzufügen', 'Vertretung für Ulrike', 'lt. Rückmeldung']],
  ['12-es-grupos.csv', 'windows-1252', ['Acción', 'Añadir', 'nueva incorporación', 'Sí']],
  ['12-fr-groupes.csv', 'windows-1252', ['Jusqu’au', 'arrivée', 'départ', 'clôture', 'Équipe']],
  ['12-pl-grupy.csv', 'windows-1250', ['Powód', 'Usuń', 'Pomiń', 'odejście', 'zastępstwo']],
  ['12-ja-groups-sjis.csv', 'shift_jis', ['グループ', 'メールアドレス', '追加', '変更なし', '済']],
])('reads the words of %s', (name, guess, words) => {
  const content = decodeFile(bytesOf(name));
  if (content?.kind !== 'bytes') throw new Error('It is no guess.');
  expect(content.guess).toBe(guess);
  const { text, hasErrors } = decodeBytes(content.bytes, content.guess);
  expect(hasErrors).toBe(false);
  for (const word of words) expect(text).toContain(word);
});

test('is sure about every other export, which is in UTF-8', () => {
  const others = readdirSync(FOLDER).filter((name) => /^(?!12-(?!en)).*\.csv$/.test(name));
  expect(others.length).toBeGreaterThan(10);
  for (const name of others) expect(decodeFile(bytesOf(name))).toMatchObject({ kind: 'text' });
});
