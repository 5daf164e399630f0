import { Children, Fragment, isValidElement, type ReactNode } from 'react';

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

/**
 * The nodes for the value of a prop: text, UI Kit elements, or lists of them. The app's React never
 * renders the elements in a prop, so the app's own components are refused there.
 */
export const docOfElement = (value: unknown, path = 'prop'): DocNode[] => {
  if (Array.isArray(value))
    return value.flatMap((item, index) => docOfElement(item, `${path}.${index}`));
  if (typeof value === 'string' || typeof value === 'number')
    return [{ type: 'String', key: path, props: { text: String(value) }, children: [] }];
  if (!isValidElement<{ children?: ReactNode }>(value)) return [];
  const { children, ...props } = value.props;
  const inner = Children.toArray(children).flatMap((child, index) =>
    docOfElement(child, `${path}.${index}`),
  );
  if (value.type === Fragment) return inner;
  if (typeof value.type !== 'string')
    throw new Error('Only UI Kit components can be passed in a prop, not components of the app.');
  return [{ type: value.type, key: value.key ?? path, props, children: inner }];
};
