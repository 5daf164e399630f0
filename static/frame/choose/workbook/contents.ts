import { UnreadableWorkbook } from './refusal';
import type { XmlHandlers } from './xml';

/** A sheet as `workbook.xml` lists it. */
export type ListedSheet = { name: string; isHidden: boolean; relationship: string };

/** What `workbook.xml` says. */
export type WorkbookIndex = {
  sheets: ListedSheet[];
  /** The place of the sheet that is shown first, among all sheets. */
  activeSheet: number;
  is1904: boolean;
};

const MAX_SHEETS = 255;
const MAX_NAME = 255; // characters; Excel allows 31

/** Reads `workbook.xml` into `index`. */
export const indexHandlers = (index: WorkbookIndex): XmlHandlers => ({
  open: (name, parent, attributes) => {
    if (parent === '' && name !== 'workbook') throw new UnreadableWorkbook('not-workbook');
    if (name === 'workbookPr' && parent === 'workbook')
      index.is1904 = isTrue(attributes['date1904']);
    if (name === 'workbookView' && parent === 'bookViews')
      index.activeSheet = Number(attributes['activeTab'] ?? 0);
    if (name !== 'sheet' || parent !== 'sheets') return;
    const relationship = Object.keys(attributes).find((key) => key.endsWith(':id'));
    const title = attributes['name'] ?? '';
    if (title.length > MAX_NAME) throw new UnreadableWorkbook('damaged');
    index.sheets.push({
      name: title,
      isHidden: /^(very)?hidden$/i.test(attributes['state'] ?? ''),
      relationship: attributes[relationship ?? ''] ?? '',
    });
    if (index.sheets.length > MAX_SHEETS) throw new UnreadableWorkbook('unpacks-too-large');
  },
});

/** Where a part of a workbook refers to another part. */
export type Relationship = {
  id: string;
  /** The last word of its type: `worksheet`, `styles`. The rest differs in strict workbooks. */
  type: string;
  /** The name of the other part in the archive. Undefined if it is elsewhere. */
  target: string | undefined;
};

const MAX_RELATIONSHIPS = 10_000;

/** Reads the relationships of the part `source` into `relationships`. */
export const relationshipHandlers = (
  source: string,
  relationships: Relationship[],
): XmlHandlers => ({
  open: (name, parent, attributes) => {
    if (name !== 'Relationship' || parent !== 'Relationships') return;
    const isExternal = attributes['TargetMode'] === 'External';
    relationships.push({
      id: attributes['Id'] ?? '',
      type: attributes['Type']?.split('/').at(-1) ?? '',
      target: isExternal ? undefined : resolveTarget(source, attributes['Target'] ?? ''),
    });
    if (relationships.length > MAX_RELATIONSHIPS) throw new UnreadableWorkbook('unpacks-too-large');
  },
});

/** The name of the part with a part's relationships. Those of the workbook's file have `''`. */
export const relationshipsOf = (source: string): string => {
  const folder = source.lastIndexOf('/') + 1;
  return `${source.slice(0, folder)}_rels/${source.slice(folder)}.rels`;
};

const resolveTarget = (source: string, target: string): string => {
  const path = target.startsWith('/') ? [] : source.split('/').slice(0, -1);
  for (const step of target.split('/'))
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  return path.join('/');
};

const MAX_STRING_CHARACTERS = 30_000_000; // of all sheets together
const STRING_OVERHEAD = 16; // what a string takes in memory besides its characters

/** Reads `sharedStrings.xml` into `strings`. Joins formatted pieces, and drops phonetic ones. */
export const sharedStringHandlers = (strings: string[]): XmlHandlers => {
  const item = makeRichText('si');
  let characters = 0;
  return {
    open: item.open,
    text: item.text,
    close: (name, parent) => {
      item.close();
      if (name !== 'si' || parent !== 'sst') return;
      const text = cellText(item.take());
      strings.push(text);
      characters += text.length + STRING_OVERHEAD;
      if (characters > MAX_STRING_CHARACTERS) throw new UnreadableWorkbook('unpacks-too-large');
    },
  };
};

/** Collects text, also if it is in formatted pieces. */
export type RichText = {
  open: (name: string, parent: string) => void;
  text: (text: string) => void;
  close: () => void;
  /** Returns the text since the last call. */
  take: () => string;
};

/** Collects the text of `t` elements in `element`, also if they are in formatted pieces (`r`). */
export const makeRichText = (element: 'si' | 'is'): RichText => {
  let collected = '';
  let isInText = false;
  return {
    open: (name, parent) => {
      isInText = name === 't' && (parent === element || parent === 'r');
    },
    text: (text) => {
      if (isInText) collected += text;
    },
    close: () => {
      isInText = false;
    },
    take: () => {
      const text = collected;
      collected = '';
      return text;
    },
  };
};

/**
 * Decodes `_x000D_`, which is how workbooks write a character that XML can't have. Copies the text,
 * because a piece of a string keeps the whole string in memory, here thousands of characters.
 */
export const cellText = (raw: string): string =>
  raw.includes('_x') ? raw.replace(ESCAPED, decodeEscaped) : ` ${raw}`.slice(1);

const ESCAPED = /_x([0-9a-f]{4})_/gi;

const decodeEscaped = (_: string, code: string): string =>
  String.fromCharCode(Number.parseInt(code, 16));

/** Reads an attribute that is true or false. */
export const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true';
