import * as inputs from '../../../src/contract/actionInputs';
import { parseInput } from '../../../src/contract/parse';
import { failed } from '../../../src/domain/outcome';
import { planIdOf } from '../../fakes/bulk/aPlan';
import { groupIdOf, PEOPLE } from '../../fakes/examples';

const id = planIdOf(1);
const GROUP_ID = groupIdOf(1);
const ANA = PEOPLE.newcomer;

test('tidies what is searched for', () => {
  const people = [
    { email: '\u202aana@example.com\u202c', name: 'Ana\tSil\0va' },
    { name: 'Bo\u2068' },
  ];
  expect(parseInput(inputs.peopleToFind, { people })).toMatchObject({
    value: { people: [{ email: 'ana@example.com', name: 'Ana Silva' }, { name: 'Bo' }] },
  });
  expect(parseInput(inputs.groupQuery, { query: '\u202e edi\0tors\u200b' })).toMatchObject({
    value: { query: ' editors\u200b' }, // a group's name may have it
  });
  expect(parseInput(inputs.peopleToFind, { people: [{ name: '\0\u202e' }] })).toEqual(
    failed('invalid-input', { field: 'body' }),
  );
});

test('tidies the title of a plan', () => {
  const sent = { groups: [GROUP_ID], rows: 1, title: ' tsil\u202e\0.xlsx\n' };
  expect(parseInput(inputs.newPlan, sent)).toMatchObject({ value: { title: 'tsil.xlsx' } });
});

test.each([
  ['ex\u202etfel\0\tthe team', { reason: 'extfel the team' }],
  ['\u202e\u200b', {}],
  ['', {}],
])('tidies the reason of a row: %j', (reason, kept) => {
  const sent = { planId: id, at: 0, rows: [[1, 0, 'add', ANA, reason]] };
  expect(parseInput(inputs.planRows, sent)).toMatchObject({
    value: { rows: [{ row: 1, group: 0, action: 'add', accountId: ANA, ...kept }] },
  });
  expect(Object.keys(kept).length === 0).toBe(
    !JSON.stringify(parseInput(inputs.planRows, sent)).includes('reason'),
  );
});
