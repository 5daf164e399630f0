import type { ReactNode } from 'react';
import { Frame } from '../frames/Frame';
import * as buttons from './components/buttons';
import * as fields from './components/fields';
import * as form from './components/form';
import * as layout from './components/layout';
import * as modal from './components/modal';
import * as navigation from './components/navigation';
import * as overlays from './components/overlays';
import * as people from './components/people';
import * as status from './components/status';
import * as table from './components/table';
import * as text from './components/text';
import type { DocNode } from './docNode';
import { Refusal } from './Refusal';
import type { UiKitComponent } from './uiKitComponent';
import { refusalOf, refusalOfType } from './unsupported';

/** Each UI Kit component that is drawn, by the type that `@forge/react` sends. */
export const COMPONENTS: ReadonlyMap<string, UiKitComponent> = new Map(
  Object.entries({
    ...buttons,
    ...fields,
    ...form,
    ...layout,
    ...modal,
    ...navigation,
    ...overlays,
    ...people,
    ...status,
    ...table,
    ...text,
    Frame,
  }),
);

/**
 * Draws a node of the app's tree. For a component that is not emulated, and for a prop that its
 * component doesn't accept, it draws a red box that names it.
 */
export const DrawNode = ({ node }: { node: DocNode }) => {
  const component = COMPONENTS.get(node.type);
  if (component === undefined) return <Refusal>{refusalOfType(node.type)}</Refusal>;
  const refusal = refusalOf(node, component.accepts);
  if (refusal !== undefined) return <Refusal>{refusal}</Refusal>;
  const { Draw } = component;
  return (
    <Draw props={node.props} node={node} drawChildren={drawChildren}>
      {drawChildren(node)}
    </Draw>
  );
};

// A single text stays a plain string, because several Atlaskit components treat strings specially.
const drawChildren = (node: DocNode): ReactNode => {
  const drawn = node.children.map((child) =>
    child.type === 'String' ? (
      String(child.props['text'])
    ) : (
      <DrawNode key={child.key} node={child} />
    ),
  );
  return drawn.length === 1 ? drawn[0] : drawn;
};
