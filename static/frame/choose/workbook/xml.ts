import { SaxesParser } from 'saxes';
import { UnreadableWorkbook } from './refusal';

/** The attributes of an element, by their names with prefix. */
export type Attributes = Readonly<Partial<Record<string, string>>>;

/** What is done with the elements of a part. Names come without prefix. */
export type XmlHandlers = {
  open: (name: string, parent: string, attributes: Attributes) => void;
  close?: (name: string, parent: string) => void;
  /** Gets the text between two tags, also if it is only white space. */
  text?: (text: string) => void;
  /** Whether the rest of the part isn't needed. */
  isDone?: () => boolean;
};

/** Gives the browser time for other work, and ends work that takes too long. */
export type Pace = () => Promise<void>;

const MAX_DEPTH = 64; // a workbook needs about ten
const MAX_TOKEN = 1_000_000; // characters of a tag, a text or a comment; a cell can have 32,767

/**
 * Reads a part of a workbook as XML, while it is being unpacked. Refuses what no workbook has: a
 * document type with its entities, very deep elements, very long tags.
 */
export const readXml = async (
  chunks: Iterable<Uint8Array>,
  handlers: XmlHandlers,
  pace: Pace,
): Promise<void> => {
  const parser = makeParser(handlers);
  let decode: ((bytes?: Uint8Array) => string) | undefined;
  for (const bytes of chunks) {
    if (bytes.length > 0) {
      decode ??= makeDecoder(bytes);
      parser.write(decode(bytes));
    }
    if (handlers.isDone?.() === true) return;
    await pace();
  }
  parser.write(decode?.() ?? '');
  parser.close();
};

const damaged = (): never => {
  throw new UnreadableWorkbook('damaged');
};

// Workbooks are UTF-8, or UTF-16 with a byte order mark.
const makeDecoder = ([first, second]: Uint8Array): ((bytes?: Uint8Array) => string) => {
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  const encoding = isUtf16 ? (first === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8';
  const decoder = new TextDecoder(encoding, { fatal: true });
  return (bytes) => {
    try {
      return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true });
    } catch {
      return damaged();
    }
  };
};

type Parser = { write: (text: string) => void; close: () => void };

const makeParser = ({ open, close, text }: XmlHandlers): Parser => {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const path: string[] = [''];
  let tokenLength = 0;
  const onText = (found: string): void => {
    tokenLength = 0;
    text?.(found);
  };
  parser.on('error', damaged);
  parser.on('doctype', damaged);
  parser.on('opentag', ({ name, attributes }) => {
    tokenLength = 0;
    const local = withoutPrefix(name);
    open(local, path.at(-1) ?? '', attributes);
    if (path.push(local) > MAX_DEPTH) damaged();
  });
  parser.on('closetag', () => {
    tokenLength = 0;
    const local = path.pop() ?? '';
    close?.(local, path.at(-1) ?? '');
  });
  if (text !== undefined) {
    parser.on('text', onText);
    parser.on('cdata', onText);
  }
  return {
    write: (chunk) => {
      tokenLength += chunk.length;
      parser.write(chunk);
      if (tokenLength > MAX_TOKEN) damaged();
    },
    close: () => parser.close(),
  };
};

const withoutPrefix = (name: string): string => name.slice(name.indexOf(':') + 1);

const SLICE_MS = 50; // a page that doesn't answer for longer feels stuck
const MAX_WORK_MS = 30_000; // a fast computer reads 100 MB in 3 s

/** A pace by a clock. Counts only the time between pauses, because a hidden page pauses longer. */
export const makePace = (now: () => number): Pace => {
  let startedAt = now();
  let workMs = 0;
  return async () => {
    const sliceMs = now() - startedAt;
    if (sliceMs < SLICE_MS) return;
    workMs += sliceMs;
    if (workMs > MAX_WORK_MS) throw new UnreadableWorkbook('too-slow');
    await pause();
    startedAt = now();
  };
};

// Browsers delay timers, by a second or more in a hidden page. They don't delay messages.
const pause = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
