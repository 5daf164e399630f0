import type { ReactNode } from 'react';
import { Refusal } from './Refusal';
import type { DocNode } from './docNode';
import { docOfElement } from './docOfElement';
import { registry } from './registry';
import type { Drawing } from './uiKitComponent';

/**
 * Draws one node of the app's tree. A type that is not emulated, and a prop that its component
 * does not take, is drawn as a red box that names it.
 */
export function DrawNode({ node }: { node: DocNode }) {
  const component = registry.get(node.type);
  if (component === undefined) {
    return <Refusal>{`The local host does not draw the component <${node.type}>.`}</Refusal>;
  }
  const unknown = Object.keys(node.props).filter(
    (name) => node.props[name] !== undefined && !component.takes.has(name),
  );
  if (unknown.length > 0) {
    const names = unknown.map((name) => `"${name}"`).join(', ');
    return <Refusal>{`The local host knows no prop ${names} of <${node.type}>.`}</Refusal>;
  }
  const { Draw } = component;
  return (
    <Draw props={node.props} node={node} draw={drawing}>
      {drawChildren(node)}
    </Draw>
  );
}

const drawing: Drawing = { children: drawChildren, prop: drawProp };

// A lone text stays a plain string: several Atlaskit components treat strings specially.
function drawChildren(node: DocNode): ReactNode {
  const drawn = node.children.map((child) =>
    child.type === 'String' ? (
      String(child.props['text'])
    ) : (
      <DrawNode key={child.key} node={child} />
    ),
  );
  return drawn.length === 1 ? drawn[0] : drawn;
}

function drawProp(value: unknown): ReactNode {
  const nodes = docOfElement(value);
  return nodes.length === 0 ? undefined : drawChildren({ ...EMPTY_NODE, children: nodes });
}

const EMPTY_NODE: DocNode = { type: 'Root', key: '', props: {}, children: [] };
