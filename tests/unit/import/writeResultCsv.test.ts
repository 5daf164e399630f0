import fc from 'fast-check';
import { tidyCell } from '../../../static/admin/bulk/import/cells';
import { writeResultCsv } from '../../../static/admin/bulk/job/jobResults';
import { RUNS, seed } from '../property/seed';
import { formulasIn } from './asSpreadsheet';
import { ANNA, BORIS, findingsOf, rowsOf, understood } from './lists';

test('writes each row with its outcome, and nothing that runs as a formula', () => {
  const csv = writeResultCsv([
    {
      group: '=ops',
      accountId: ANNA,
      action: 'add',
      reason: '@you, "now"',
      outcome: 'added',
      certain: true,
      httpStatus: 201,
    },
    { group: 'dev', accountId: BORIS, action: 'remove', outcome: 'not-permitted', certain: false },
    { group: '\t-x', accountId: BORIS, action: 'add' },
  ]);
  expect(csv.split('\r\n')).toEqual([
    'group,account id,action,reason,outcome,certain,http status',
    `'=ops,${ANNA},add,"'@you, ""now""",added,yes,201`,
    `dev,${BORIS},remove,,not-permitted,no,`,
    `'-x,${BORIS},add,,,,`,
  ]);
});

const SEPARATORS = [',', ';', '\t', '|', ',;\t', ''];

test.each([
  "see\n=cmd|'/C calc'!A1",
  'ok\t=HYPERLINK("https://example.com")',
  'x;=1+1',
  'x; "=1+1"',
  '"x;""=1+1',
  'x|+1',
])('writes %j so that it runs nowhere, whatever a spreadsheet splits at', (reason) => {
  const csv = writeResultCsv([{ group: 'ops', accountId: ANNA, action: 'add', reason }]);
  for (const separators of SEPARATORS) expect(formulasIn(csv, separators)).toEqual([]);
  expect(rowsOf(csv)).toEqual([`ops | ${ANNA} | add | ${reason.replace(/[\t\n]/, ' ')}`]);
});

test('quotes a cell that holds another separator', () => {
  const csv = writeResultCsv([{ group: 'a;b', accountId: ANNA, action: 'add', reason: 'c' }]);
  expect(csv.split('\r\n')[1]).toBe(`"a;b",${ANNA},add,c,,,`);
});

test('reads the results as the same changes and ignores the outcomes', () => {
  const csv = writeResultCsv([
    { group: 'ops', accountId: ANNA, action: 'add', reason: '+1', outcome: 'added', certain: true },
    { group: 'dev', accountId: BORIS, action: 'remove', outcome: 'removed', certain: true },
  ]);
  expect(rowsOf(csv)).toEqual([`ops | ${ANNA} | add | +1`, `dev | ${BORIS} | remove`]);
  expect(findingsOf(csv)).toEqual(['2 formula-guard']);
});

const odd = fc.constantFrom(...'\'"=+-@\t\r\n,;| a\u200b\u200d\u00a0\ufeff\ud83d＝é'.split(''));
const texts = fc
  .oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.string({ unit: odd, maxLength: 12 }))
  .filter((text) => !/[\0\ufffd]|(?![\t\n\r])\p{Cc}/u.test(text));

test('changes nothing when a cell is tidied twice', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const { text: once } = tidyCell(text);
      expect(tidyCell(once)).toEqual({ text: once, hidden: false });
    }),
    { seed: seed(), numRuns: RUNS },
  );
});

test('returns any text as written, except for invisible characters', () => {
  fc.assert(
    fc.property(texts, texts, (group, reason) => {
      const csv = writeResultCsv([{ group, accountId: ANNA, action: 'remove', reason }]);
      for (const separators of SEPARATORS) expect(formulasIn(csv, separators)).toEqual([]);
      const [row] = understood(csv).rows;
      const [tidyGroup, tidyReason] = [group, reason].map((text) =>
        tidyCell(text).text.replace(/[\t\n]+/g, ' '),
      );
      expect(row?.group).toBe(tidyGroup === '' ? undefined : tidyGroup);
      expect(row?.reason).toBe(tidyReason === '' ? undefined : tidyReason);
      expect(row).toMatchObject({ person: { accountId: ANNA }, action: 'remove' });
    }),
    { seed: seed(), numRuns: RUNS },
  );
});
