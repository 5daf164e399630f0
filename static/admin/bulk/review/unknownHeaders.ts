import type { FindingCode, Import, ImportRow } from '../import/import';
import type { Checked } from '../start/checked';
import type { Question, Settled } from './question';
import { keyOfRows } from './questionKey';

const KEY = keyOfRows('headers');

/**
 * What is asked about the first row, instead of all else, where it looks like headers: it alone
 * names neither a person nor a group that is there, and it has no word for an action. Once it is
 * said to be a row it is one like the others.
 */
export const unknownHeaders = (
  { rows, findings }: Import,
  /** Of the first row's findings that are not mended. */
  texts: ReadonlyMap<FindingCode, string>,
  checked: Checked,
  { answers }: Settled,
): Question | undefined => {
  const [first] = rows;
  const says = [first?.group, texts.get('bad-person'), texts.get('bad-action')];
  if (first === undefined || !texts.has('bad-person') || !namesNothing(first, checked)) return;
  if (rows.length === 1 || rows.some((row) => row !== first && namesNothing(row, checked))) return;
  // Where a row has no word for it, add is meant.
  if (first.action !== undefined && rows.some(({ action }) => action !== 'add')) return;
  if (findings.some(({ code }) => code === 'header-found')) return;
  if (answers.get(KEY)?.is === 'consent') return;
  return {
    key: KEY,
    wants: 'consent',
    why: 'bulk.why.unknown-headers',
    text: [...says, first.reason, texts.get('more-columns')].filter(Boolean).join(', '),
    candidates: [],
    mayKeep: true,
    reads: [{ ...first, person: undefined }],
  };
};

const namesNothing = ({ group, person }: ImportRow, { groups }: Checked): boolean => {
  const checked = group === undefined ? undefined : groups.get(group);
  return person === undefined && checked?.ok === false && checked.code === 'group-not-found';
};
