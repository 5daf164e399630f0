/**
 * One node of the tree that `@forge/react` hands to `reconcile`. Text is a node of the type
 * `String` with the prop `text`; function props can be called as they are.
 */
export type DocNode = {
  type: string;
  key: string;
  props: Readonly<Record<string, unknown>>;
  children: readonly DocNode[];
};

/** A copy that later changes to the original do not reach. Props are replaced, never changed. */
export function snapshotOfDoc(node: DocNode): DocNode {
  const { type, key, props, children } = node;
  const copiedProps = type === 'String' ? { ...props } : props;
  return { type, key, props: copiedProps, children: children.map(snapshotOfDoc) };
}
