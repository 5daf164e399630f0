import { events } from '@forge/bridge';
import {
  CHOICE_READY,
  FILE_CHUNK,
  type FilePurpose,
  OFFER_USERS,
} from '../../admin/bulk/file/fileChunks';
import { startFrame } from '../startFrame';
import { drawChoice } from './drawChoice';
import { makeTakeFile } from './takeFile';

const start = async (): Promise<void> => {
  const words = await startFrame('file.title');
  const drawn = new Set<FilePurpose>();
  const draw = (purpose: FilePurpose): void => {
    if (drawn.has(purpose)) return;
    drawn.add(purpose);
    const takeFile = makeTakeFile(purpose, words, (chunk) => events.emit(FILE_CHUNK, chunk));
    document.getElementById('choices')?.append(drawChoice(purpose, words, takeFile));
  };
  draw('list');
  await events.on(OFFER_USERS, () => {
    draw('users');
  });
  await events.emit(CHOICE_READY, {});
};

void start();
