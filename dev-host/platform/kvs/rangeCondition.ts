import { sortable } from './entityIndexes';
import { KvsRefusal } from './kvsRefusal';

type Range = { condition: string; values: unknown[] };

const COMPARISONS: ReadonlyMap<string, string> = new Map([
  ['EQUAL_TO', 'sort_value = ?'],
  ['GREATER_THAN', 'sort_value > ?'],
  ['GREATER_THAN_EQUAL_TO', 'sort_value >= ?'],
  ['LESS_THAN', 'sort_value < ?'],
  ['LESS_THAN_EQUAL_TO', 'sort_value <= ?'],
  ['BETWEEN', 'sort_value BETWEEN ? AND ?'],
]);

/** The `where` of an entity query, in SQL. */
export const rangeCondition = (
  range: Range | undefined,
): { sql: string; values: (string | number)[] } => {
  if (range === undefined) return { sql: 'TRUE', values: [] };
  const values = range.values.map(sortable).filter((value) => value !== undefined);
  const [first] = values;
  if (range.condition === 'BEGINS_WITH' && typeof first === 'string')
    return { sql: 'substr(sort_value, 1, ?) = ?', values: [Array.from(first).length, first] };
  const sql = COMPARISONS.get(range.condition);
  if (sql === undefined || values.length !== sql.split('?').length - 1)
    throw new KvsRefusal(400, 'INVALID_QUERY', `No such condition: ${range.condition}.`);
  return { sql, values };
};
