import type { DocNode } from '../../../dev-host/page/render/docNode';
import { type PageElement, spokenName, type Surroundings } from './element';
import { fields } from './fields';
import { pickers } from './pickers';

/** Makes the element of a UI Kit component. */
export type Component = (node: DocNode, drawing: Drawing) => PageElement;

/** Makes the elements of the app's tree. */
export const elementsOf = (root: DocNode, surroundings: Surroundings): PageElement =>
  new Drawing(root, surroundings).draw(root);

/** One making of all elements, with what its components share. */
export class Drawing {
  readonly surroundings: Surroundings;
  /** Submits the form whose fields are being made. */
  submit: (() => void) | undefined;
  private readonly labels = new Map<string, DocNode>();
  private readonly controls = new Map<string, PageElement>();

  constructor(root: DocNode, surroundings: Surroundings) {
    this.surroundings = surroundings;
    this.noteLabels(root);
  }

  draw(node: DocNode): PageElement {
    const component = COMPONENTS.get(node.type) ?? layout;
    return component(node, this);
  }

  /** The children of a component. */
  within(node: DocNode): (PageElement | string)[] {
    return node.children.map((child) =>
      child.type === 'String' ? stringOf(child, 'text') : this.draw(child),
    );
  }

  /** What the Label of a control says. */
  labelOf(id: unknown): string {
    const label = typeof id === 'string' ? this.labels.get(id) : undefined;
    return label ? spokenName(element(label, 'label', this.within(label))) : '';
  }

  /** Makes a control, which has a label of its own or is found by a Label with its ID. */
  control(node: DocNode, tag: string, more: Partial<PageElement> & { role: string }): PageElement {
    const { id } = node.props;
    const focus = (): void => {
      this.surroundings.focus(node);
    };
    const label = stringOf(node, 'label') || this.labelOf(id);
    const made = element(node, tag, [], { label, focus, ...more });
    if (typeof id === 'string') this.controls.set(id, made);
    return made;
  }

  /** Clicks the control that a Label belongs to. */
  clickControl(id: string): void {
    const control = this.controls.get(id);
    if (control?.isDisabled !== true) control?.click?.();
  }

  private noteLabels(node: DocNode): void {
    if (node.type === 'Label')
      for (const id of [node.props['labelFor'], node.props['id']])
        if (typeof id === 'string') this.labels.set(id, node);
    for (const child of node.children) this.noteLabels(child);
  }
}

/** Makes an element. */
export const element = (
  node: DocNode,
  tag: string,
  children: PageElement['children'],
  more: Partial<PageElement> = {},
): PageElement => ({ attributes: {}, ...more, tag, node, children });

/** Calls a handler of the app, if the component has it. */
export const callApp = (node: DocNode, name: string, ...input: unknown[]): void => {
  const handle = node.props[name] as ((...input: unknown[]) => unknown) | undefined;
  handle?.(...input);
};

/** A prop as it was when the component appeared. Fields don't follow later defaults. */
export const firstOf = (node: DocNode, name: string, { drafts }: Surroundings): unknown => {
  const key = `${node.key} ${name}`;
  if (!drafts.firsts.has(key)) drafts.firsts.set(key, node.props[name]);
  return drafts.firsts.get(key);
};

/** A prop that is a text. Empty if it is missing or something else. */
export const stringOf = (node: DocNode, name: string): string => {
  const value = node.props[name];
  return typeof value === 'string' ? value : '';
};

/** The text of a component. */
export const wordsOf = (node: DocNode): string =>
  node.type === 'String' ? stringOf(node, 'text') : node.children.map(wordsOf).join('');

/** A part that a component has beside plain children, such as a table's rows. */
const partOf = (node: DocNode, name: string): readonly DocNode[] =>
  node.children.find(({ props }) => props['name'] === name)?.children ?? [];

const find = (node: DocNode, type: string): DocNode | undefined => {
  if (node.type === type) return node;
  for (const child of node.children) {
    const found = find(child, type);
    if (found) return found;
  }
  return undefined;
};

/** A component that only lays out or decorates its children. */
const layout: Component = (node, drawing) => {
  const role = stringOf(node, 'role');
  return element(node, 'div', drawing.within(node), role === '' ? {} : { role });
};

/** A component that is one element around its children. */
const plain =
  (tag: string, role?: string): Component =>
  (node, drawing) =>
    element(node, tag, drawing.within(node), role === undefined ? {} : { role });

/** A component without children that a screen reader reads by a prop. */
const labeled =
  (tag: string, role: string, name: string): Component =>
  (node) =>
    element(node, tag, [], { role, label: stringOf(node, name) });

const titleOf = (node: DocNode, name: string): PageElement[] => {
  const title = stringOf(node, name);
  return title === '' ? [] : [element(node, 'h2', [title], { role: 'heading' })];
};

const onEscape = (node: DocNode) => (key: string) => {
  if (key !== 'Escape') return false;
  callApp(node, 'onClose');
  return true;
};

const withinOf = (node: DocNode): DocNode[] => [node, ...node.children.flatMap(withinOf)];

const FIELDS = ['Select', 'Textfield', 'UserPicker'];

/** A browser submits a form by its button, or by Enter if there is one field and no button. */
const mayBeSubmitted = (node: DocNode): boolean => {
  const all = withinOf(node);
  const button = all.find(({ props }) => props['type'] === 'submit');
  if (button) return button.props['isDisabled'] !== true && button.props['isLoading'] !== true;
  return all.filter(({ type }) => FIELDS.includes(type)).length === 1;
};

const form: Component = (node, drawing) => {
  const outer = drawing.submit;
  drawing.submit = () => {
    if (mayBeSubmitted(node)) callApp(node, 'onSubmit');
  };
  const made = element(node, 'form', drawing.within(node));
  drawing.submit = outer;
  return made;
};

/** The tabs and the panel in front. Nothing of the other panels can be seen. */
const tabs: Component = (node, drawing) => {
  const { drafts, focus, changed } = drawing.surroundings;
  const all = node.children
    .filter(({ type }) => type === 'TabList')
    .flatMap((list) => list.children);
  const panels = node.children.filter(({ type }) => type === 'TabPanel');
  const front = (node.props['selected'] ?? drafts.selectedTabs.get(node.key) ?? 0) as number;
  const list = all.map((tab, at) =>
    element(tab, 'div', drawing.within(tab), {
      role: 'tab',
      attributes: { 'aria-selected': String(at === front) },
      click: () => {
        focus(tab);
        drafts.selectedTabs.set(node.key, at);
        callApp(node, 'onChange', at);
        changed();
      },
    }),
  );
  const [tab, panel] = [all[front], panels[front]];
  if (!tab || !panel) throw new Error(`There is no tab ${front}.`);
  const label = wordsOf(tab);
  return element(node, 'div', [
    element(node, 'div', list, { role: 'tablist' }),
    element(panel, 'div', drawing.within(panel), { role: 'tabpanel', label }),
  ]);
};

const modal: Component = (node, drawing) => {
  const title = find(node, 'ModalTitle');
  return element(node, 'section', drawing.within(node), {
    ...{ role: 'dialog', label: title ? wordsOf(title) : '' },
    press: onEscape(node),
  });
};

const popup: Component = (node, drawing) => {
  const drawPart = (name: string): PageElement[] =>
    partOf(node, name).map((each) => drawing.draw(each));
  const trigger = element(node, 'span', drawPart('trigger'));
  if (node.props['isOpen'] !== true) return element(node, 'span', [trigger]);
  const content = element(node, 'div', drawPart('content'), {
    ...{ role: 'dialog', label: stringOf(node, 'label') },
    press: onEscape(node),
  });
  return element(node, 'span', [trigger, content]);
};

/** A table. Of one with pages of its own, only the first page can be seen. */
const table: Component = (node, drawing) => {
  const { rowsPerPage, isLoading } = node.props;
  const rows = partOf(node, 'rows').slice(
    0,
    typeof rowsPerPage === 'number' ? rowsPerPage : undefined,
  );
  const cells = (row: readonly DocNode[], tag: string, role: string) =>
    row.map((cell) => element(cell, tag, drawing.within(cell), { role }));
  const head = cells(partOf(node, 'head'), 'th', 'columnheader');
  const body = rows.map((row) =>
    element(row, 'tr', cells(row.children, 'td', 'cell'), { role: 'row' }),
  );
  const headRow = element(node, 'tr', head, { role: 'row' });
  const made = element(
    node,
    'table',
    [...(head.length > 0 ? [element(node, 'thead', [headRow])] : []), element(node, 'tbody', body)],
    { role: 'table', label: stringOf(node, 'label') },
  );
  const loading = element(node, 'svg', [], { role: 'img', label: 'Loading table' });
  return element(node, 'div', [made, ...(isLoading === true ? [loading] : [])]);
};

const COMPONENTS: ReadonlyMap<string, Component> = new Map(
  Object.entries<Component>({
    ...fields,
    ...pickers,
    Code: plain('code'),
    CodeBlock: (node) => element(node, 'code', [stringOf(node, 'text')]),
    DynamicTable: table,
    EmptyState: (node) =>
      element(node, 'div', [
        ...titleOf(node, 'header'),
        element(node, 'p', [stringOf(node, 'description')]),
      ]),
    Form: form,
    Frame: plain('iframe'),
    Heading: plain('h2', 'heading'),
    Label: (node, drawing) =>
      element(node, 'label', drawing.within(node), {
        click: () => {
          drawing.clickControl(stringOf(node, 'labelFor'));
        },
      }),
    Link: (node, drawing) =>
      element(node, 'a', drawing.within(node), {
        ...{ role: 'link', attributes: { href: stringOf(node, 'href') } },
      }),
    List: plain('ul', 'list'),
    ListItem: plain('li', 'listitem'),
    Modal: modal,
    ModalTitle: plain('h1', 'heading'),
    Popup: popup,
    ProgressBar: labeled('div', 'progressbar', 'ariaLabel'),
    ProgressTracker: (node) =>
      element(
        node,
        'ol',
        (node.props['items'] as { label: string }[]).map(({ label }) =>
          element(node, 'li', [label]),
        ),
      ),
    RequiredAsterisk: (node) =>
      element(node, 'span', ['*'], { attributes: { 'aria-hidden': 'true' } }),
    SectionMessage: (node, drawing) =>
      element(node, 'section', [
        ...titleOf(node, 'title'),
        element(node, 'div', drawing.within(node)),
      ]),
    Spinner: labeled('svg', 'img', 'label'),
    Tabs: tabs,
    Text: plain('p'),
    User: (node, { surroundings }) => {
      const accountId = stringOf(node, 'accountId');
      return element(node, 'span', [surroundings.nameOf(accountId) ?? '…'], {
        attributes: { 'data-account-id': accountId },
      });
    },
  }),
);
