import { events } from '@forge/bridge';
import { FILE_PART, type ChosenFile, type FilePurpose } from '../admin/bulk/file/filePart';
import type { MessageKey } from '../admin/words/messageKey';
import type { Words } from '../admin/words/useWords';
import type { Say } from './drawChoice';
import { partsOf } from './partsOf';
import { readFile, type FileRefusal } from './readFile';

/** Reads the chosen file and sends it to the page, or says why it is not taken. */
export const takeFile = async (
  files: readonly File[],
  purpose: FilePurpose,
  words: Words,
  say: Say,
): Promise<void> => {
  const [file] = files;
  if (file === undefined || files.length > 1) {
    say(words('file.refused.several'), 'refused');
    return;
  }
  const { name } = file;
  say(words('file.reading', { name }));
  const read = await readFile(file, purpose);
  if ('refused' in read) {
    say(words(refusalKey(read.refused, purpose), { name }), 'refused');
    return;
  }
  const isSent = await send({ ...read, name, purpose });
  if (isSent) say('');
  else say(words('file.not-sent', { name }), 'refused');
};

const refusalKey = (refused: FileRefusal, purpose: FilePurpose): MessageKey =>
  refused === 'too-large' && purpose === 'users'
    ? 'file.refused.users-too-large'
    : `file.refused.${refused}`;

// One after the other: the page's side need not hold more than one that it has not taken yet.
const send = async (chosen: ChosenFile): Promise<boolean> => {
  try {
    for (const part of partsOf(chosen, crypto.randomUUID())) await events.emit(FILE_PART, part);
    return true;
  } catch {
    return false;
  }
};
