/** What an admin brings a file for: the list itself, or the users' e-mails and accounts. */
export type FilePurpose = 'list' | 'users';

/** A file that was read, on its way from the frame in which it was chosen. */
export type ChosenFile = {
  purpose: FilePurpose;
  name: string;
  text: string;
  /** Whether its encoding is a guess. */
  isGuessed: boolean;
};

/** The event by which the frame sends each part. */
export const FILE_CHUNK = 'rollcall-file-part';

/** One stretch of a file's text; `part` counts from 0. */
export type FileChunk = ChosenFile & { file: string; chunk: number; chunks: number };

/**
 * Puts files together again: takes one part after the other, in any order, and gives the file with
 * its last one. Another file for the same purpose takes the place of the one before, of which no
 * part counts any more, however late it comes.
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
