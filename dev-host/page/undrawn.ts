/*
 * What tests pack for a page without a browser: the app's page and the local Forge's bridge,
 * as they are. Atlaskit's components are left out, because nothing is drawn.
 */
import { installBridge } from './bridge/bridge';
import { emit, on } from './bridge/events';
import { findPerson, searchPeople } from './host';
import { COMPONENTS } from './render/DrawNode';
import type { DocNode } from './render/docNode';
import { refusalOf, refusalOfType } from './render/unsupported';
import { appDoc, problems, reportProblem } from './state';

/** Says what the local Forge refuses in a tree, as its drawing would. */
const refusalsOf = (node: DocNode): string[] => {
  if (node.type === 'String') return [];
  if (node.type === 'ContentWrapper') return node.children.flatMap(refusalsOf);
  const component = COMPONENTS.get(node.type);
  if (component === undefined) return [refusalOfType(node.type)];
  const refusal = refusalOf(node, component.accepts);
  const inside = node.type === 'DynamicTable' ? node.children.flatMap(contentsOf) : node.children;
  return [...(refusal === undefined ? [] : [refusal]), ...inside.flatMap(refusalsOf)];
};

/** What a table's cells hold. The rows and cells are no components. */
const contentsOf = (node: DocNode): readonly DocNode[] =>
  node.type === 'Cell' ? node.children : node.children.flatMap(contentsOf);

appDoc.subscribe(() => {
  const doc = appDoc.get();
  if (doc !== undefined) refusalsOf(doc).forEach(reportProblem);
});
installBridge();

export { appDoc, emit, findPerson, on, problems, reportProblem, searchPeople };

/** Starts the app. It looks for the bridge as soon as it is loaded. */
export const start = async (): Promise<void> => {
  await import('../../static/admin/index');
};
