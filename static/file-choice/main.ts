import { events, i18n, view } from '@forge/bridge';
import { FILE_CHUNK } from '../admin/bulk/file/fileChunks';
import { makeWords } from '../admin/words/fill';
import { drawChoice } from './drawChoice';
import { makeTakeFile } from './takeFile';

const start = async (): Promise<void> => {
  await view.theme.enable();
  const { locale } = await view.getContext();
  const words = makeWords(await i18n.createTranslationFunction());
  document.documentElement.lang = locale;
  document.title = words('file.title');
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
