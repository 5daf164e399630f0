import type { ChangeAction } from '../../../../src/application/bulkApi';
import type { FindingCode, ImportRow } from '../import/import';
import type { Part, Settled } from './question';
import { keyOf, keyOfRows } from './questionKey';

/** Whether a row adds or removes; asked where the list says it in a word or a column that is not known. */
export const actionOfRow = (
  { row, action }: ImportRow,
  texts: ReadonlyMap<FindingCode, string>,
  { answers }: Settled,
): Part<ChangeAction> => {
  if (action !== undefined) return { value: action };
  const code = texts.has('unread-removal') ? 'unread-removal' : 'bad-action';
  const text = texts.get(code) ?? '';
  const key = text === '' ? keyOfRows(`action ${row}`) : keyOf('action', text.toLowerCase());
  const answer = answers.get(key);
  if (answer?.is === 'action') return { value: answer.action };
  return {
    question: {
      key,
      wants: 'action',
      why: `bulk.found.${code}`,
      text,
      candidates: [],
      mayKeep: false,
    },
  };
};
