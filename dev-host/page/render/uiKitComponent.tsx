import type { ComponentType, ReactElement, ReactNode } from 'react';
import type { DocNode } from './docNode';

export type DrawInput<Props> = {
  props: Props;
  children: ReactNode;
  node: DocNode;
  /** Draws the children of a node that are not plain children, such as the cells of a table. */
  drawChildren: (node: DocNode) => ReactNode;
};

/** A UI Kit component as the local Forge draws it. */
export type UiKitComponent = {
  /** The props that it accepts. For any other prop, the page shows an error. */
  accepts: ReadonlySet<string>;
  Draw: (input: DrawInput<object>) => ReactElement | null;
};

/**
 * Describes how to draw a UI Kit component. `Props` is its published type from
 * `@atlaskit/forge-react-types`, which also checks the names in `accepts`. Only the TypeScript
 * compiler checks the values of props. https://developer.atlassian.com/platform/forge/ui-kit/components/
 */
export const uiKitComponent = <Props extends object>(
  accepts: readonly (keyof Props & string)[],
  Draw: (input: DrawInput<Props>) => ReactElement | null,
): UiKitComponent => ({ accepts: new Set(accepts), Draw: Draw as UiKitComponent['Draw'] });

/** Describes a UI Kit component that only passes its children to Atlaskit or HTML. */
export const withoutProps = (
  Inner: ComponentType<{ children: ReactNode }> | 'div' | 'li',
): UiKitComponent => uiKitComponent<object>([], ({ children }) => <Inner>{children}</Inner>);
