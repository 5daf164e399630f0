import ts from 'typescript';
import { parse, sourcesOf, walk } from './sources.mjs';

/** The types of a row on its way from the pasted text to the write, in order. */
const ROW_SHAPES = [
  'SheetRow',
  'ImportRow',
  'ReadyRow',
  'EncodedRow',
  'PlanRow',
  'OpenRow',
  'WriteRequest',
];

/** Types with a row in them that are not on that way, and why they are there. */
const OTHER_ROWS = new Map([
  ['Finding', 'what was noticed about a row of the list'],
  ['RowAsRead', 'shows an unclear row beside the question about it'],
  ['PlanRowView', 'a `PlanRow` on the page'],
  ['JobRow', 'a `PlanRow` with its result'],
  ['JobRowView', 'the same on the page'],
  ['ResultRow', 'a line of the copied results'],
]);

const ABOUT_A_ROW = ['cells', 'person', 'action', 'accountId'];

/**
 * The names of these types, in order. Throws if one is not declared, or if another type looks like a
 * row of a list (it has a `row` and something of what is in a row) and is listed nowhere.
 */
export const rowShapes = () => {
  const declared = new Map();
  for (const file of sourcesOf('src', 'static'))
    walk(parse(file), (node) => {
      if (ts.isTypeAliasDeclaration(node)) declared.set(node.name.text, { file, type: node.type });
    });
  for (const name of ROW_SHAPES)
    if (!declared.has(name)) throw new Error(`No file declares the type ${name}.`);
  for (const [name, { file, type }] of declared)
    if (looksLikeRow(type) && !ROW_SHAPES.includes(name) && !OTHER_ROWS.has(name))
      throw new Error(`List the type ${name} (${file}) in bench/shape/rowShapes.mjs.`);
  return ROW_SHAPES;
};

const looksLikeRow = (type) => {
  const names = new Set();
  const members = ts.isTypeLiteralNode(type) ? type.members : [];
  const elements = ts.isTupleTypeNode(type) ? type.elements : [];
  for (const { name } of [...members, ...elements]) if (name) names.add(name.getText());
  return names.has('row') && ABOUT_A_ROW.some((name) => names.has(name));
};
