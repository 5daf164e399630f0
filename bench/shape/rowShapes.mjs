import ts from 'typescript';
import { parse, walk } from './sources.mjs';

/**
 * The types that a row of a list has, in order, from the pasted text to the write. ARCHITECTURE.md
 * describes the same way.
 */
const ROW_SHAPES = [
  ['TableRow', 'static/admin/bulk/import/import.ts'],
  ['ImportRow', 'static/admin/bulk/import/import.ts'],
  ['ReadyRow', 'static/admin/bulk/review/resolveRow.ts'],
  ['EncodedRow', 'src/domain/plan/planRow.ts'],
  ['PlanRow', 'src/domain/plan/planRow.ts'],
  ['OpenRow', 'src/application/jobs/rows.ts'],
  ['WriteRequest', 'src/application/ports/confluence.ts'],
];

/** Their names. Throws if one of them is not declared where it is said to be. */
export const rowShapes = () =>
  ROW_SHAPES.map(([name, file]) => {
    let isThere = false;
    walk(parse(file), (node) => {
      isThere ||= ts.isTypeAliasDeclaration(node) && node.name.text === name;
    });
    if (!isThere) throw new Error(`${file} declares no type ${name}.`);
    return name;
  });
