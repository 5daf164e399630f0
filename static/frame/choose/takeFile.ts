import type { ChosenFile, FileChunk, FilePurpose } from '../../admin/bulk/file/fileChunks';
import type { FileContent } from '../../admin/bulk/import/sheet';
import { splitText } from '../../admin/frames/payloads';
import type { MessageKey, Words } from '../../admin/words/fill';
import type { Say } from './drawChoice';
import { type FileRefusal, readFile } from './readFile';

type TakeFile = (files: readonly File[], say: Say) => Promise<void>;

/**
 * Reads a chosen file and sends it to the page, or says why it is refused. If another file is
 * chosen meanwhile, the first one is dropped at any stage.
 */
export const makeTakeFile = (
  purpose: FilePurpose,
  words: Words,
  emit: (chunk: FileChunk) => Promise<unknown>,
): TakeFile => {
  let latest = 0;
  return async (files, say) => {
    const mine = ++latest;
    const isLatest = (): boolean => mine === latest;
    const [file] = files;
    if (file === undefined || files.length > 1) {
      say(words('file.refused.several'), 'refused');
      return;
    }
    const { name } = file;
    say(words('file.reading', { name }));
    const read = await readFile(file, purpose);
    if (!isLatest()) return;
    if ('refused' in read) {
      say(words(refusalKey(read.refused, purpose), { name }), 'refused');
      return;
    }
    const isSent = await send({ purpose, name, content: read.content }, emit, isLatest);
    if (!isLatest()) return;
    if (isSent) say('');
    else say(words('file.not-sent', { name }), 'refused');
  };
};

const refusalKey = (refused: FileRefusal, purpose: FilePurpose): MessageKey =>
  refused === 'too-large' && purpose === 'users'
    ? 'file.refused.users-too-large'
    : `file.refused.${refused}`;

// One after another, so that the page holds at most one chunk that it hasn't taken yet.
const send = async (
  chosen: ChosenFile,
  emit: (chunk: FileChunk) => Promise<unknown>,
  isWanted: () => boolean,
): Promise<boolean> => {
  try {
    for (const chunk of chunksOf(chosen, crypto.randomUUID())) {
      if (!isWanted()) return false;
      await emit(chunk);
    }
    return true;
  } catch {
    return false;
  }
};

/** Splits a file into chunks for events, in order. Cuts no character in two. */
export const chunksOf = ({ purpose, name, content }: ChosenFile, file: string): FileChunk[] => {
  const texts = splitText(toText(content));
  const { kind } = content;
  const more = kind === 'bytes' ? { guess: content.guess } : {};
  return texts.map((text, chunk) => ({
    ...{ purpose, name, kind, ...more, text, file, chunk, chunks: texts.length },
  }));
};

const toText = (content: FileContent): string => {
  switch (content.kind) {
    case 'text':
      return content.text;
    case 'bytes':
      return content.bytes;
    case 'workbook':
      return JSON.stringify(content.sheets);
  }
};
