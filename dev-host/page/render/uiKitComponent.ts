import type { ReactElement, ReactNode } from 'react';
import type { DocNode } from './docNode';

/** Draws the parts of a tree that are not plain children. */
export type Drawing = {
  /** Draws the children of a node. */
  children: (node: DocNode) => ReactNode;
  /** Draws a prop that may hold UI Kit elements: `actions`, `primaryAction`, `emptyView`. */
  prop: (value: unknown) => ReactNode;
};

export type DrawInput<Props> = {
  props: Props;
  children: ReactNode;
  node: DocNode;
  draw: Drawing;
};

/** A UI Kit component as the local Forge draws it. */
export type UiKitComponent = {
  /** The props that it accepts. For any other prop, the page shows an error. */
  takes: ReadonlySet<string>;
  Draw: (input: DrawInput<object>) => ReactElement | null;
};

/**
 * Describes how to draw a UI Kit component. `Props` is its published type from
 * `@atlaskit/forge-react-types`, which also checks the names in `takes`. Only the TypeScript compiler
 * checks the values of props. https://developer.atlassian.com/platform/forge/ui-kit/components/
 */
export const uiKitComponent = <Props extends object>(
  takes: readonly (keyof Props & string)[],
  Draw: (input: DrawInput<Props>) => ReactElement | null,
): UiKitComponent => ({ takes: new Set(takes), Draw: Draw as UiKitComponent['Draw'] });

/**
 * The props that `register()` of UI Kit's `useForm` gives to a field of any kind, even if that kind
 * has no use for them. https://developer.atlassian.com/platform/forge/ui-kit/hooks/use-form/
 */
export type RegisteredField = {
  'aria-invalid'?: boolean;
  defaultChecked?: boolean;
  defaultValue?: unknown;
  id?: string;
  isDisabled?: boolean;
  isInvalid?: boolean;
  name?: string;
};

export const REGISTERED_FIELD_PROPS = [
  'aria-invalid',
  'defaultChecked',
  'defaultValue',
  'id',
  'isDisabled',
  'isInvalid',
  'name',
  'onBlur',
  'onChange',
] as const;
