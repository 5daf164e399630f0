import { snapshotOfDoc } from '../render/docNode';
import { appDoc } from '../state/appDoc';
import type { DocNode } from '../render/docNode';

/**
 * The app has a new tree to draw. `@forge/react` goes on changing the same tree in place, so what
 * is drawn is a copy.
 */
export const reconcile = (data: unknown): void => {
  const { forgeDoc } = data as { forgeDoc: DocNode };
  if (forgeDoc.type !== 'Root') {
    throw new Error(`The local host does not emulate a page whose root is "${forgeDoc.type}".`);
  }
  appDoc.set(snapshotOfDoc(forgeDoc));
};
