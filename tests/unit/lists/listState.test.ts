import type { MappingProblem } from '../../../static/admin/bulk/import/mapping';
import { NO_ONE_BY_HAND } from '../../../static/admin/bulk/list/byHand';
import {
  type ChoosingColumns,
  contentOf,
  EMPTY_LIST,
  type ListState,
  readOptions,
  stepBack,
  understandByHand,
  isSameSource,
  understandColumns,
  withDecision,
} from '../../../static/admin/bulk/list/listState';
import { headerKind } from '../import/lists';
import { accountRow, checkedGroups, listOf } from '../page/lists';
import { column, mappedList, decidedList } from './mappedLists';

const PROBLEMS: MappingProblem[] = [{ kind: 'no-group', places: [] }];
const DECIDED = decidedList(mappedList([column(0)]));
const INCOMPLETE = decidedList(mappedList([column(0)], { problems: PROBLEMS }));
const OPTIONS = { users: undefined, withPeople: true };

const columns = (special: Partial<ChoosingColumns> = {}): ChoosingColumns => ({
  kind: 'columns',
  decided: DECIDED,
  ...OPTIONS,
  ...special,
});

describe('going back', () => {
  const understood = { list: listOf([]), ...OPTIONS, decided: DECIDED };
  const checked: ListState = { kind: 'checked', understood, checked: checkedGroups() };

  test('leads from the review to the columns, and then to the form, with all decisions', () => {
    expect(stepBack(checked)).toEqual(columns());
    expect(stepBack({ kind: 'checking', understood })).toEqual(columns());
    expect(stepBack(columns())).toEqual({ kind: 'writing', decided: DECIDED });
  });

  test('leads from the review of a list by hand to the form', () => {
    const byHand: ListState = { ...checked, understood: { ...understood, decided: undefined } };
    expect(stepBack(byHand)).toEqual({ kind: 'writing' });
  });

  test('keeps the plan of the list', () => {
    const planned = { ...checked, planId: 'plan-1' };
    expect(stepBack(planned).planId).toBe('plan-1');
    const decision = withDecision({ ...columns(), planId: 'plan-1' }, INCOMPLETE);
    expect(stepBack(decision)).toEqual({ kind: 'writing', decided: INCOMPLETE, planId: 'plan-1' });
    expect(stepBack({ kind: 'checking', understood, planId: 'plan-1' }).planId).toBe('plan-1');
    const byHand = { ...planned, understood: { ...understood, decided: undefined } };
    expect(stepBack(byHand)).toEqual({ kind: 'writing', planId: 'plan-1' });
  });

  test('changes nothing in the form', () => {
    const writing: ListState = { kind: 'writing', decided: DECIDED };
    expect(stepBack(writing)).toBe(writing);
  });
});

test('is the same list as before with other decisions, or by hand with the same people', () => {
  const read = (decided?: typeof DECIDED, ...rows: number[]) => ({
    ...{ list: listOf(rows.map((row) => accountRow(row))), ...OPTIONS, decided },
  });
  const { content } = DECIDED;
  expect(isSameSource(read(DECIDED, 2), read({ ...INCOMPLETE, content }, 3))).toBe(true);
  expect(isSameSource(read(DECIDED, 2), read(INCOMPLETE, 2))).toBe(false);
  expect(isSameSource(read(undefined, 1), read(undefined, 1))).toBe(true);
  expect(isSameSource(read(undefined, 1), read(undefined, 2))).toBe(false);
  expect(isSameSource(read(DECIDED, 1), read(undefined, 1))).toBe(false);
  expect(isSameSource(undefined, read(undefined, 1))).toBe(false);
});

describe('the Columns step', () => {
  test('stays and says so if decisions are missing', () => {
    const next = understandColumns(columns({ decided: INCOMPLETE, isReading: true }));
    expect(next).toEqual({ state: columns({ decided: INCOMPLETE, wasIncomplete: true }) });
  });

  test('marks errors until the last decision is made', () => {
    const incomplete = columns({ decided: INCOMPLETE, wasIncomplete: true });
    expect(withDecision(incomplete, INCOMPLETE).wasIncomplete).toBe(true);
    const complete = withDecision(incomplete, DECIDED);
    expect(complete.wasIncomplete).toBeUndefined();
    expect(withDecision(complete, INCOMPLETE).wasIncomplete).toBeUndefined();
  });

  test('drops an earlier refusal and a sheet that was being opened', () => {
    const before = columns({ refusal: { refused: 'too-many-groups' }, opening: 1 });
    expect(withDecision(before, DECIDED)).toEqual(columns());
  });
});

describe('the form', () => {
  test('gives the same content while its text is the same', () => {
    const content = { kind: 'text', text: 'a@example.com' } as const;
    const before = { ...DECIDED, content };
    const fields = { ...EMPTY_LIST, list: 'a@example.com' };
    expect(contentOf(fields, before)).toBe(content);
    expect(contentOf({ ...fields, list: 'b@example.com' }, before)).toEqual({
      kind: 'text',
      text: 'b@example.com',
    });
  });

  test('refuses a user list that is none, and needs no user list', () => {
    expect(readOptions({ ...EMPTY_LIST, users: 'no user list' }, headerKind)).toEqual({
      refused: 'no-user-list',
    });
    expect(readOptions({ ...EMPTY_LIST, users: ' \n', withPeople: true }, headerKind)).toEqual(
      OPTIONS,
    );
  });

  test('stays with its decisions if something is missing by hand', () => {
    expect(understandByHand(NO_ONE_BY_HAND, { kind: 'writing', decided: DECIDED })).toEqual({
      state: { kind: 'writing', wasIncomplete: true, decided: DECIDED },
    });
  });

  test('skips the columns of a list by hand, and always checks its people', () => {
    const group = { id: 'legal-id', name: 'legal', change: 'allowed', gives: 'nothing' } as const;
    const byHand = { ...NO_ONE_BY_HAND, text: 'a@example.com', group };
    expect(understandByHand(byHand, { kind: 'writing' })).toMatchObject({
      understood: {
        list: { rows: [{ row: 1, group: 'legal-id' }] },
        ...OPTIONS,
        decided: undefined,
      },
    });
  });
});
