import type { FilePurpose } from '../../admin/bulk/file/fileChunks';
import type { Words } from '../../admin/words/fill';
import { make } from '../startFrame';

/** Shows a sentence below the choice, in place of the earlier one. */
export type Say = (sentence: string, kind?: 'refused') => void;

type OnFiles = (files: readonly File[], say: Say) => Promise<void>;

// An old .xls file can be chosen, so that its refusal says what to do.
const ACCEPTED = '.csv,.tsv,.txt,.xlsx,.xlsm,.xls';

/** A field to choose or drop a file for one purpose, with a status below it. */
export const drawChoice = (purpose: FilePurpose, words: Words, onFiles: OnFiles): HTMLElement => {
  const input = make('input', { id: purpose, type: 'file', accept: ACCEPTED });
  const label = make('label', { htmlFor: purpose, textContent: words(`file.choose.${purpose}`) });
  const hint = make('p', { className: 'hint', textContent: words('file.drop') });
  const status = make('p', { className: 'said', role: 'status' });
  const choice = make('section', { className: 'choice' });
  choice.append(input, label, hint, status);

  const say: Say = (sentence, kind) => {
    status.textContent = sentence;
    status.classList.toggle('refused', kind === 'refused');
  };
  const mark = (isOver: boolean): void => {
    choice.classList.toggle('dragged-over', isOver);
  };
  input.addEventListener('change', () => {
    const files = [...(input.files ?? [])];
    input.value = ''; // otherwise the same file could not be chosen again after a fix
    if (files.length > 0) void onFiles(files, say);
  });
  choice.addEventListener('dragover', (event) => {
    event.preventDefault(); // otherwise nothing can be dropped here
    mark(true);
  });
  choice.addEventListener('dragleave', () => {
    mark(false);
  });
  choice.addEventListener('drop', (event) => {
    event.preventDefault(); // otherwise the browser opens the file
    mark(false);
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length > 0) void onFiles(files, say);
  });
  return choice;
};
