import type { DocNode } from '../../../dev-host/page/render/docNode';

/**
 * A part of the page as a person or a screen reader finds it. Tags and roles are those of the
 * elements that Confluence makes of UI Kit's components.
 */
export type PageElement = {
  tag: string;
  role?: string;
  /** What a screen reader says. The default is the text. */
  label?: string;
  attributes: Readonly<Record<string, string>>;
  children: readonly (PageElement | string)[];
  /** The component that it belongs to: its key and props. */
  node: DocNode;
  isDisabled?: boolean;
  isChecked?: boolean;
  /** What stands in a field. */
  value?: string;
  click?: () => void;
  focus?: () => void;
  /** Replaces what stands in a field, as typing or pasting does. */
  fill?: (text: string) => void;
  /** A key that is pressed in a field. Returns false for a key that does nothing here. */
  press?: (key: string) => boolean;
};

/** What a person did that the app doesn't know of. By the key of a component. */
export type Drafts = {
  /** Fields whose text the app doesn't control. */
  texts: Map<string, string>;
  checked: Map<string, boolean>;
  /** The defaults with which fields appeared. By key and name. */
  firsts: Map<string, unknown>;
  selectedTabs: Map<string, number>;
  /** What is typed into a picker. A picker that has an entry is open. */
  queries: Map<string, string>;
  /** What a user picker found. */
  found: Map<string, readonly Person[]>;
  /** Whom a user picker holds. */
  picked: Map<string, readonly Person[]>;
};

export type Person = { accountId: string; displayName: string; email?: string };

/** What the elements need from the page that they are on. */
export type Surroundings = {
  drafts: Drafts;
  /** The name of an account. Undefined until Confluence has answered. */
  nameOf: (accountId: string) => string | undefined;
  /** The person with an account ID, if Confluence has answered. */
  personOf: (accountId: string) => Person | undefined;
  /** Asks Confluence for people, and then draws again. */
  findPeople: (key: string, query: string) => void;
  /** Moves the focus, and so tells the app which fields were left and entered. */
  focus: (node: DocNode) => void;
  /** Draws again, because a draft has changed. */
  changed: () => void;
};

export const noDrafts = (): Drafts => ({
  texts: new Map(),
  checked: new Map(),
  firsts: new Map(),
  selectedTabs: new Map(),
  queries: new Map(),
  found: new Map(),
  picked: new Map(),
});

/** The text within an element, as `textContent` has it. */
export const textOf = (part: PageElement | string): string =>
  typeof part === 'string' ? part : part.children.map(textOf).join('');

/** The text as it is seen, with a line for each part that has a text of its own. */
export const visibleText = (element: PageElement): string =>
  element.children.some((part) => typeof part === 'string')
    ? textOf(element)
    : element.children
        .map((part) => (typeof part === 'string' ? part : visibleText(part)))
        .filter((line) => line !== '')
        .join('\n');

/** What a screen reader says. An asterisk that marks a required field is not read. */
export const spokenName = (element: PageElement): string =>
  element.label ?? element.children.map(spoken).join('');

const spoken = (part: PageElement | string): string => {
  if (typeof part === 'string') return part;
  if (part.attributes['aria-hidden'] === 'true') return '';
  return part.label ?? part.children.map(spoken).join('');
};

/** An element and everything within it, in the page's order. */
export const withAll = (element: PageElement): PageElement[] => {
  const all: PageElement[] = [];
  const take = (part: PageElement): void => {
    all.push(part);
    for (const child of part.children) if (typeof child !== 'string') take(child);
  };
  take(element);
  return all;
};
