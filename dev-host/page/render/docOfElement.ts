import { Children, Fragment, isValidElement } from 'react';
import type { ReactNode } from 'react';
import type { DocNode } from './docNode';

/**
 * The nodes for what an app passed in a prop: text, UI Kit elements, or lists of them. Such
 * elements never went through the app's own React, so components of the app's own, which would
 * need it, are refused.
 */
export function docOfElement(value: unknown, path = 'prop'): DocNode[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => docOfElement(item, `${path}.${index.toString()}`));
  }
  if (typeof value === 'string' || typeof value === 'number') {
    return [{ type: 'String', key: path, props: { text: String(value) }, children: [] }];
  }
  if (!isValidElement<{ children?: ReactNode }>(value)) return [];
  const { children, ...props } = value.props;
  const inner = Children.toArray(children).flatMap((child, index) =>
    docOfElement(child, `${path}.${index.toString()}`),
  );
  if (value.type === Fragment) return inner;
  if (typeof value.type !== 'string') {
    throw new Error('Only UI Kit components can be passed in a prop, not components of the app.');
  }
  return [{ type: value.type, key: value.key ?? path, props, children: inner }];
}
