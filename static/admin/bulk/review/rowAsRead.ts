import type { ChangeAction } from '../../../../src/application/bulkApi';
import type { ImportRow } from '../import/import';
import type { Part } from './question';

/** What a row would be used as, as far as that is known; else what the list says. */
export type RowAsRead = {
  row: number;
  group: string | undefined;
  person: { accountId: string } | { email: string } | undefined;
  action: ChangeAction | undefined;
};

/** A row as it was read, for whoever is to say that it is meant so. */
export const rowAsRead = (
  { row, group: written, person: named }: ImportRow,
  group: Part<{ name: string }>,
  person: Part<string>,
  action: ChangeAction | undefined,
): RowAsRead => {
  const accountId = 'value' in person ? person.value : person.question.about;
  return {
    row,
    group: 'value' in group ? group.value.name : written,
    person: accountId === undefined ? named : { accountId },
    action,
  };
};
