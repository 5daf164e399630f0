import type { DocNode } from '../render/docNode';
import { createStore } from './store';

/** The tree that the app wants to see drawn; undefined until it reconciled for the first time. */
export const appDoc = createStore<DocNode | undefined>(undefined);
