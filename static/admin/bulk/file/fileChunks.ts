/** What a file is for: the list itself, or the exported user list. */
export type FilePurpose = 'list' | 'users';

/** A file that was read, on its way from the frame to the page. */
export type ChosenFile = {
  purpose: FilePurpose;
  name: string;
  text: string;
  /** Whether the encoding is a guess. */
  isGuessed: boolean;
};

/** The event with which the frame sends each chunk. */
export const FILE_CHUNK = 'rollcall-file-chunk';

/** A part of a file's text. `chunk` counts from 0. */
export type FileChunk = ChosenFile & { file: string; chunk: number; chunks: number };

/**
 * Joins the chunks of a file. Takes one chunk after another, in any order, and returns the file
 * with its last one. Another file for the same purpose replaces the earlier one. Late chunks of the
 * earlier file are ignored.
 */
export const makeJoinChunks = (): ((payload: unknown) => ChosenFile | undefined) => {
  const started = new Map<FilePurpose, { file: string; texts: Map<number, string> }>();
  const replaced = new Set<string>();
  return (payload) => {
    if (!isFileChunk(payload)) return undefined;
    const { purpose, name, isGuessed, text, file, chunk, chunks } = payload;
    if (replaced.has(file)) return undefined;
    const before = started.get(purpose);
    if (before && before.file !== file) replaced.add(before.file);
    const texts = before?.file === file ? before.texts : new Map<number, string>();
    texts.set(chunk, text);
    started.set(purpose, { file, texts });
    if (texts.size < chunks) return undefined;
    const whole = Array.from({ length: chunks }, (_, at) => texts.get(at) ?? '').join('');
    texts.clear();
    return { purpose, name, isGuessed, text: whole };
  };
};

const isFileChunk = (payload: unknown): payload is FileChunk => {
  if (typeof payload !== 'object' || payload === null) return false;
  const { purpose, name, isGuessed, text, file, chunk, chunks }: Partial<Record<string, unknown>> =
    {
      ...payload,
    };
  return (
    (purpose === 'list' || purpose === 'users') &&
    [name, text, file].every((each) => typeof each === 'string') &&
    typeof isGuessed === 'boolean' &&
    Number.isInteger(chunk) &&
    Number.isInteger(chunks) &&
    (chunk as number) >= 0 &&
    (chunk as number) < (chunks as number)
  );
};
