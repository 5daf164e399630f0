import type { FindingCode, ImportRow } from '../import/import';
import type { Checked } from '../start/checked';
import type { Part, Question, Settled, Why } from './question';

type PlannedGroup = { id: string; name: string };

/** The group of a row: found in Confluence, or picked by the admin. */
export const groupOfRow = (
  { row, group: written }: ImportRow,
  texts: ReadonlyMap<FindingCode, string>,
  { groups }: Checked,
  { answers }: Settled,
): Part<PlannedGroup> => {
  const key = written === undefined ? `group of row ${row}` : `group ${written}`;
  const answer = answers.get(key);
  if (answer?.is === 'group') return { value: answer.group };
  const ask = (why: Why, text: string): { question: Question } => ({
    question: { key, wants: 'group', why, text, candidates: [], mayKeep: false },
  });
  if (written === undefined) {
    const bad = texts.get('bad-group');
    return bad === undefined ? ask('no-group', '') : ask('bad-group', bad);
  }
  const checked = groups.get(written);
  if (!checked) return ask('not-asked', written);
  if (!checked.ok) return ask(checked.code, written);
  if (checked.change === 'externally-managed' || checked.change === 'team')
    return ask('externally-managed', checked.name);
  return { value: { id: checked.id, name: checked.name } };
};
