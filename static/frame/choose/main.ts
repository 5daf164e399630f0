import { events } from '@forge/bridge';
import { FILE_CHUNK } from '../../admin/bulk/file/fileChunks';
import { startFrame } from '../startFrame';
import { drawChoice } from './drawChoice';
import { makeTakeFile } from './takeFile';

const start = async (): Promise<void> => {
  const words = await startFrame('file.title');
  const choices = (['list', 'users'] as const).map((purpose) =>
    drawChoice(
      purpose,
      words,
      makeTakeFile(purpose, words, (chunk) => events.emit(FILE_CHUNK, chunk)),
    ),
  );
  document.getElementById('choices')?.append(...choices);
};

void start();
