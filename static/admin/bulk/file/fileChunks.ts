import { fieldsOf, isCount, isText } from '../../frames/payloads';
import {
  type Encoding,
  ENCODINGS,
  type FileContent,
  type Sheet,
  type SheetRow,
} from '../import/sheet';

/** What a file is for: the list itself, or the exported user list. */
export type FilePurpose = 'list' | 'users';

/** A file that was read, on its way from the frame to the page. */
export type ChosenFile = { purpose: FilePurpose; name: string; content: FileContent };

/** The event with which the frame sends each chunk. */
export const FILE_CHUNK = 'rollcall-file-chunk';

/** The frame listens. Sent by the frame, without a payload, because no event is replayed. */
export const CHOICE_READY = 'rollcall-choice-ready';

/** Also offer to choose the exported user list. Sent by the page, without a payload. */
export const OFFER_USERS = 'rollcall-offer-users';

/** A part of a file. `chunk` counts from 0. */
export type FileChunk = {
  purpose: FilePurpose;
  name: string;
  kind: FileContent['kind'];
  /** Only for `bytes`. */
  guess?: Encoding;
  /** A part of the text, of the bytes, or of the workbook's sheets as JSON. */
  text: string;
  file: string;
  chunk: number;
  chunks: number;
};

/**
 * Joins the chunks of a file. Takes one chunk after another, in any order, and returns the file
 * with its last one. Another file for the same purpose replaces the earlier one. Late chunks of the
 * earlier file are ignored, and so is a workbook that isn't whole.
 */
export const makeJoinChunks = (): ((payload: unknown) => ChosenFile | undefined) => {
  const started = new Map<FilePurpose, { file: string; texts: Map<number, string> }>();
  const replaced = new Set<string>();
  return (payload) => {
    if (!isFileChunk(payload)) return undefined;
    const { purpose, name, text, file, chunk, chunks } = payload;
    if (replaced.has(file)) return undefined;
    const before = started.get(purpose);
    if (before && before.file !== file) replaced.add(before.file);
    const texts = before?.file === file ? before.texts : new Map<number, string>();
    texts.set(chunk, text);
    started.set(purpose, { file, texts });
    if (texts.size < chunks) return undefined;
    const whole = Array.from({ length: chunks }, (_, at) => texts.get(at) ?? '').join('');
    texts.clear();
    const content = toContent(payload, whole);
    return content && { purpose, name, content };
  };
};

const toContent = ({ kind, guess }: FileChunk, whole: string): FileContent | undefined => {
  switch (kind) {
    case 'text':
      return { kind, text: whole };
    case 'bytes':
      return guess && { kind, bytes: whole, guess };
    case 'workbook': {
      const sheets = parseJson(whole);
      return isListOf(sheets, isSheet) ? { kind, sheets } : undefined;
    }
  }
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // not from the frame
  }
};

const isFileChunk = (payload: unknown): payload is FileChunk => {
  const { purpose, name, kind, guess, text, file, chunk, chunks } = fieldsOf(payload);
  return (
    (purpose === 'list' || purpose === 'users') &&
    [name, text, file].every(isText) &&
    (kind === 'bytes' ? isEncoding(guess) : kind === 'text' || kind === 'workbook') &&
    isCount(chunk) &&
    isCount(chunks) &&
    chunk < chunks
  );
};

const isEncoding = (value: unknown): value is Encoding =>
  ENCODINGS.some((encoding) => encoding === value);

const isListOf = <T>(value: unknown, isItem: (item: unknown) => item is T): value is T[] =>
  Array.isArray(value) && value.every(isItem);

const isSheet = (value: unknown): value is Sheet => {
  const { name, isHidden, isActive, rows, hiddenColumns, isCut } = fieldsOf(value);
  return (
    isText(name) &&
    [isHidden, isActive, isCut].every((flag) => typeof flag === 'boolean') &&
    isListOf(rows, isSheetRow) &&
    isListOf(hiddenColumns, isCount)
  );
};

const isSheetRow = (value: unknown): value is SheetRow => {
  const { row, cells, isHidden, formulas } = fieldsOf(value);
  return (
    isCount(row) &&
    isListOf(cells, isText) &&
    (isHidden === undefined || isHidden === true) &&
    (formulas === undefined || isListOf(formulas, isCount))
  );
};
