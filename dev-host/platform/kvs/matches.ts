import type { Condition, Conditions } from './bodies';
import { KvsRefusal } from './kvsRefusal';

/** Whether a value's attributes meet a filter or a transaction's conditions; none are always met. */
export const matches = (attributes: Record<string, unknown>, conditions: Conditions): boolean => {
  if (conditions === undefined) return true;
  const { and, or } = conditions;
  return (
    (and?.every((condition) => meets(attributes, condition)) ?? true) &&
    (or?.some((condition) => meets(attributes, condition)) ?? true)
  );
};

const meets = (attributes: Record<string, unknown>, condition: Condition): boolean => {
  const test = tests.get(condition.condition);
  if (test === undefined)
    throw new KvsRefusal(400, 'INVALID_FILTER', `There is no condition ${condition.condition}.`);
  const [first, second] = condition.values;
  return test(attributes[condition.property], first, second);
};

type Test = (value: unknown, first: unknown, second: unknown) => boolean;

/** Below zero, zero or above for values of one type; NaN for others, which fails every comparison. */
const compare = (one: unknown, other: unknown): number => {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  if (typeof one === 'string' && typeof other === 'string')
    return Buffer.compare(Buffer.from(one), Buffer.from(other));
  return NaN;
};

const contains: Test = (value, part) =>
  Array.isArray(value)
    ? value.includes(part)
    : typeof value === 'string' && typeof part === 'string' && value.includes(part);

const tests: ReadonlyMap<string, Test> = new Map<string, Test>([
  ['EXISTS', (value) => value !== undefined],
  ['NOT_EXISTS', (value) => value === undefined],
  ['EQUAL_TO', (value, other) => value === other],
  ['NOT_EQUAL_TO', (value, other) => value !== other],
  ['GREATER_THAN', (value, other) => compare(value, other) > 0],
  ['GREATER_THAN_EQUAL_TO', (value, other) => compare(value, other) >= 0],
  ['LESS_THAN', (value, other) => compare(value, other) < 0],
  ['LESS_THAN_EQUAL_TO', (value, other) => compare(value, other) <= 0],
  ['BETWEEN', (value, from, to) => compare(value, from) >= 0 && compare(value, to) <= 0],
  [
    'BEGINS_WITH',
    (value, start) =>
      typeof value === 'string' && typeof start === 'string' && value.startsWith(start),
  ],
  ['CONTAINS', contains],
  ['NOT_CONTAINS', (value, part, rest) => value !== undefined && !contains(value, part, rest)],
]);
