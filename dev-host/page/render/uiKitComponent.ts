import type { ReactElement, ReactNode } from 'react';
import type { DocNode } from './docNode';

/** Ways to draw parts of the tree that are not plain children. */
export type Drawing = {
  /** What stands inside a node. */
  children: (node: DocNode) => ReactNode;
  /** A prop that may hold UI Kit elements: `actions`, `primaryAction`, `emptyView`. */
  prop: (value: unknown) => ReactNode;
};

export type DrawInput<Props> = {
  props: Props;
  children: ReactNode;
  node: DocNode;
  draw: Drawing;
};

/** One UI Kit component as the local host draws it. */
export type UiKitComponent = {
  /** The props that it takes; another one is shown as an error. */
  takes: ReadonlySet<string>;
  Draw: (input: DrawInput<object>) => ReactElement | null;
};

/**
 * Describes how a UI Kit component is drawn. `Props` is the component's published type
 * (`@atlaskit/forge-react-types`), which also checks the names in `takes`; that an app's values
 * have these types is the TypeScript compiler's business, not checked again here.
 * https://developer.atlassian.com/platform/forge/ui-kit/components/
 */
export function uiKitComponent<Props extends object>(
  takes: readonly (keyof Props & string)[],
  Draw: (input: DrawInput<Props>) => ReactElement | null,
): UiKitComponent {
  return { takes: new Set(takes), Draw: Draw as UiKitComponent['Draw'] };
}
