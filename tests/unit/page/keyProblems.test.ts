import { newKey } from '../../../src/contract/actionInputs';
import { parseInput } from '../../../src/contract/parse';
import { type KeyFields, keyProblems } from '../../../static/admin/automation/keyWords';
import { groupIdOf } from '../../fakes/examples';

const fieldsWith = (groups: number): KeyFields => ({
  label: 'HR',
  actions: ['add'],
  reach: 'chosen',
  groups: Array.from({ length: groups }, (_, number) => ({
    id: groupIdOf(number + 1),
    name: `group ${number.toString()}`,
    change: 'allowed',
    gives: 'nothing',
  })),
});

const isTaken = ({ label, actions, groups }: KeyFields): boolean =>
  parseInput(newKey, { label, actions, groups: groups.map(({ id }) => id) }).ok;

test.each([1, 100])('accepts a key for %d groups, on the page and in the backend', (groups) => {
  expect(keyProblems(fieldsWith(groups))).toEqual({});
  expect(isTaken(fieldsWith(groups))).toBe(true);
});

test('refuses a key for 101 groups, on the page and in the backend', () => {
  expect(keyProblems(fieldsWith(101))).toEqual({ groups: 'create-key.groups.too-many' });
  expect(isTaken(fieldsWith(101))).toBe(false);
});

test('needs no selected groups for a key of all groups', () => {
  expect(keyProblems({ ...fieldsWith(0), reach: 'all-unprotected' })).toEqual({});
});

test.each(['  ', '\u202e\u200b'])('asks for a label that one can see, and groups: %j', (label) => {
  expect(keyProblems({ ...fieldsWith(0), label })).toEqual({
    label: 'create-key.label.missing',
    groups: 'create-key.groups.missing',
  });
});

test('refuses a key for no action, on the page and in the backend', () => {
  const fields = { ...fieldsWith(1), actions: [] };
  expect(keyProblems(fields)).toEqual({ actions: 'create-key.actions.missing' });
  expect(isTaken(fields)).toBe(false);
});
