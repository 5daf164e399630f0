import type { ChosenFile, FilePart, FilePurpose } from './filePart';

/**
 * Puts files together again: takes one part after the other, in any order, and gives the file with
 * its last one. A file that is begun anew, or another for the same purpose, drops what came before.
 */
export const makeJoinParts = (): ((payload: unknown) => ChosenFile | undefined) => {
  const begun = new Map<FilePurpose, { file: string; texts: Map<number, string> }>();
  return (payload) => {
    if (!isFilePart(payload)) return undefined;
    const { purpose, name, isGuessed, text, file, part, parts } = payload;
    const before = begun.get(purpose);
    const texts = before?.file === file ? before.texts : new Map<number, string>();
    texts.set(part, text);
    begun.set(purpose, { file, texts });
    if (texts.size < parts) return undefined;
    begun.delete(purpose);
    const whole = Array.from({ length: parts }, (_, at) => texts.get(at) ?? '').join('');
    return { purpose, name, isGuessed, text: whole };
  };
};

const isFilePart = (payload: unknown): payload is FilePart => {
  if (typeof payload !== 'object' || payload === null) return false;
  const { purpose, name, isGuessed, text, file, part, parts }: Partial<Record<string, unknown>> = {
    ...payload,
  };
  return (
    (purpose === 'list' || purpose === 'users') &&
    [name, text, file].every((each) => typeof each === 'string') &&
    typeof isGuessed === 'boolean' &&
    Number.isInteger(part) &&
    Number.isInteger(parts) &&
    (part as number) >= 0 &&
    (part as number) < (parts as number)
  );
};
