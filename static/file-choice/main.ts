import { i18n, view } from '@forge/bridge';
import { drawChoice } from './drawChoice';
import { takeFile } from './takeFile';
import { makeWords } from './words';

const start = async (): Promise<void> => {
  await view.theme.enable();
  const { locale } = await view.getContext();
  const words = makeWords(await i18n.createTranslationFunction());
  document.documentElement.lang = locale;
  document.title = words('file.title');
  const choices = (['list', 'users'] as const).map((purpose) =>
    drawChoice(purpose, words, (files, say) => takeFile(files, purpose, words, say)),
  );
  document.getElementById('choices')?.append(...choices);
};

void start();
