import type { FilePurpose } from '../admin/bulk/file/filePart';
import { MAX_CHARACTERS } from '../admin/bulk/import/lines';
import { refuseText } from '../admin/bulk/import/refuseText';
import { type DecodedFile, decodeFile } from './decodeFile';

const MAX_BYTES = 20_000_000; // what a browser reads at once without a pause that is felt

/** Why a file is not taken. `file-too-large` is over 20 MB, `too-large` has too many characters. */
export type FileRefusal = 'file-too-large' | 'unreadable' | 'not-text' | 'empty' | 'too-large';

/**
 * Reads a chosen file as text. What `readImport` or `matchUserList` would refuse for its size or
 * as no text is refused here already; a file over 20 MB is not read at all.
 */
export const readFile = async (
  file: Pick<Blob, 'size' | 'arrayBuffer'>,
  purpose: FilePurpose,
): Promise<DecodedFile | { refused: FileRefusal }> => {
  if (file.size > MAX_BYTES) return { refused: 'file-too-large' };
  const bytes = await bytesOf(file);
  if (bytes === undefined) return { refused: 'unreadable' };
  const decoded = decodeFile(bytes);
  if ('refused' in decoded) return decoded;
  switch (refuseText(decoded.text, MAX_CHARACTERS[purpose])?.refused) {
    case undefined:
      return decoded;
    case 'empty':
      return { refused: 'empty' };
    case 'not-text':
      return { refused: 'not-text' };
    case 'too-large':
      return { refused: 'too-large' };
  }
};

// A folder that was dropped, and a file that has gone since, cannot be read.
const bytesOf = async (file: Pick<Blob, 'arrayBuffer'>): Promise<ArrayBuffer | undefined> => {
  try {
    return await file.arrayBuffer();
  } catch {
    return undefined;
  }
};
