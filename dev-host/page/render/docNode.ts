/**
 * A node of the tree that `@forge/react` hands to `reconcile`. A text is a node of the type
 * `String` with the prop `text`. Props that are functions can be called directly.
 */
export type DocNode = {
  type: string;
  key: string;
  props: Readonly<Record<string, unknown>>;
  children: readonly DocNode[];
};

/**
 * Copies a tree, so that later changes to the original don't reach the copy. `@forge/react` replaces
 * props and never changes them, except for those of a text.
 */
export const snapshotOfDoc = ({ type, key, props, children }: DocNode): DocNode => {
  const copiedProps = type === 'String' ? { ...props } : props;
  return { type, key, props: copiedProps, children: children.map(snapshotOfDoc) };
};
