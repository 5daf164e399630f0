import type { Page } from '@playwright/test';
import type { LocalAdminPages, Opening } from './localAdminPages';

/** A node as `@forge/react` sends it. */
export type Node = { type: string; key: string; props: object; children: Node[] };

export const node = (type: string, props: object = {}, children: Node[] = []): Node => ({
  ...{ type, key: type, props, children },
});

/** What `@forge/react` makes of a part that a component gets as a prop, such as a table's rows. */
export const wrapped = (name: string, ...children: Node[]): Node => ({
  ...node('ContentWrapper', { name }, children),
  key: name,
});

type Bridge = { callBridge: (command: string, data?: unknown) => Promise<unknown> };

type Props = Record<string, unknown> & { key?: string };

declare global {
  // `openWithoutApp` sets these in the browser. There, only `var` is visible as a global name.
  /** Draws a tree in place of the app's. */
  var draw: (...children: Node[]) => Promise<void>;
  /** A node whose children may be texts. A sibling of the same type needs a `key` in `props`. */
  var make: (type: string, props?: Props, ...children: (Node | string)[]) => Node;
}

/** Opens the page, and stops the app from drawing over the tree of a test. */
export const openWithoutApp = async (
  pages: LocalAdminPages,
  opening: Opening = {},
): Promise<Page> => {
  const { page } = await pages.open(opening);
  await page.evaluate(() => {
    const scope = globalThis as unknown as { __bridge: Bridge };
    const { callBridge } = scope.__bridge;
    scope.__bridge = {
      callBridge: (command, data) =>
        command === 'reconcile' ? Promise.resolve() : callBridge(command, data),
    };
    globalThis.draw = async (...children) => {
      const forgeDoc = { type: 'Root', key: 'root', props: {}, children };
      await callBridge('reconcile', { forgeDoc });
      await new Promise(requestAnimationFrame);
    };
    globalThis.make = (type, { key = type, ...props } = {}, ...children) => ({
      ...{ type, key, props },
      children: children.map((child) =>
        typeof child === 'string' ? make('String', { text: child }) : child,
      ),
    });
  });
  return page;
};
