import type { FilePurpose } from '../admin/bulk/file/fileChunks';
import type { Words } from '../admin/words/fill';

/** Shows a sentence below the choice, in place of the one before. */
export type Say = (sentence: string, kind?: 'refused') => void;

type OnFiles = (files: readonly File[], say: Say) => Promise<void>;

/** A place to choose a file for one purpose or to drop it on, and what became of it. */
export const drawChoice = (purpose: FilePurpose, words: Words, onFiles: OnFiles): HTMLElement => {
  const input = make('input', { id: purpose, type: 'file', accept: '.csv,.tsv,.txt' });
  const label = make('label', { htmlFor: purpose, textContent: words(`file.choose.${purpose}`) });
  const hint = make('p', { className: 'hint', textContent: words('file.drop') });
  const said = make('p', { className: 'said', role: 'status' });
  const choice = make('section', { className: 'choice' });
  choice.append(input, label, hint, said);

  const say: Say = (sentence, kind) => {
    said.textContent = sentence;
    said.classList.toggle('refused', kind === 'refused');
  };
  const mark = (isOver: boolean): void => {
    choice.classList.toggle('dragged-over', isOver);
  };
  input.addEventListener('change', () => {
    const files = [...(input.files ?? [])];
    input.value = ''; // or the same file, mended, could not be chosen again
    if (files.length > 0) void onFiles(files, say);
  });
  choice.addEventListener('dragover', (event) => {
    event.preventDefault(); // without it, nothing may be dropped here
    mark(true);
  });
  choice.addEventListener('dragleave', () => {
    mark(false);
  });
  choice.addEventListener('drop', (event) => {
    event.preventDefault(); // or the browser would open the file
    mark(false);
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length > 0) void onFiles(files, say);
  });
  return choice;
};

const make = <Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  is: Partial<HTMLElementTagNameMap[Tag]>,
): HTMLElementTagNameMap[Tag] => Object.assign(document.createElement(tag), is);
