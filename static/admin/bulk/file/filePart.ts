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
