import { i18n, view } from '@forge/bridge';
import { makeWords, type MessageKey, type Words } from '../admin/words/fill';

/** Gives a frame the theme, the language and a title. Resolves with its texts. */
export const startFrame = async (title: MessageKey): Promise<Words> => {
  await view.theme.enable();
  const words = makeWords(await i18n.createTranslationFunction());
  document.documentElement.lang = words('locale'); // the viewer's language may lack a translation
  document.title = words(title);
  return words;
};

/** Makes an element with these properties. */
export const make = <Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]>,
): HTMLElementTagNameMap[Tag] => Object.assign(document.createElement(tag), properties);
