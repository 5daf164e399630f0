import type { FailureCode } from '../../../../src/application/adminApi';
import type { FindingCode, ImportRow } from '../import/import';
import type { Checked } from '../start/checked';
import { readingWords } from '../../load/readingWords';
import { failureWords } from '../../words/failureWords';
import type { MessageKey } from '../../words/messageKey';
import type { Part, Question, Settled } from './question';
import { keyOf, keyOfRows } from './questionKey';

type PlannedGroup = { id: string; name: string };

/** The group of a row: found in Confluence, or picked by the admin. */
export const groupOfRow = (
  { group: written }: ImportRow,
  texts: ReadonlyMap<FindingCode, string>,
  { groups }: Checked,
  { answers }: Settled,
): Part<PlannedGroup> => {
  const bad = texts.get('bad-group');
  const key = written === undefined ? keyOfNone(bad) : keyOf('group', written);
  const answer = answers.get(key);
  if (answer?.is === 'group') return { value: answer.group };
  const ask = (why: MessageKey, text: string): { question: Question } => ({
    question: { key, wants: 'group', why, text, candidates: [], mayKeep: false },
  });
  if (written === undefined)
    return bad === undefined ? ask('bulk.found.no-group', '') : ask('bulk.found.bad-group', bad);
  const checked = groups.get(written);
  if (!checked) return ask('bulk.why.not-asked', written);
  if (!checked.ok) return ask(whyNot(checked.code), written);
  if (checked.change === 'externally-managed' || checked.change === 'team')
    return ask(whyNot('externally-managed'), checked.name);
  return { value: { id: checked.id, name: checked.name } };
};

/** All rows that name no group are one question: what was forgotten once was forgotten in all. */
const keyOfNone = (bad: string | undefined): string =>
  bad === undefined ? keyOfRows('no-group') : keyOf('bad-group', bad);

// A list is typed by hand: a name in it need not be that of a group that ever was.
const whyNot = (code: FailureCode): MessageKey => {
  if (code === 'group-not-found') return 'bulk.why.no-such-group';
  if (code === 'invalid-input') return 'bulk.why.several-groups';
  return failureWords({ code }, readingWords).title;
};
