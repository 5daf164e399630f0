import React from 'react';
import { Lozenge, Text, User } from '@forge/react';
import type { Words } from '../../words/useWords';
import type { RowAsRead } from './rowAsRead';

const MAX_LINES = 2; // of a group's name, which may have 255 characters

/** A row as it was read as a row of a DynamicTable; what is missing in it is a dash. */
export const asReadRow = ({ row, group, person, action }: RowAsRead, words: Words) => ({
  key: row.toString(),
  cells: [
    { key: 'row', content: <Text>{row.toString()}</Text> },
    { key: 'person', content: personCell(person) },
    {
      key: 'action',
      content: action ? (
        <Lozenge appearance={action === 'add' ? 'new' : 'moved'}>
          {words(`bulk.action.${action}`)}
        </Lozenge>
      ) : (
        <Text>–</Text>
      ),
    },
    { key: 'group', content: <Text maxLines={MAX_LINES}>{group ?? '–'}</Text> },
  ],
});

const personCell = (person: RowAsRead['person']) =>
  person && 'accountId' in person ? (
    <User accountId={person.accountId} />
  ) : (
    <Text maxLines={MAX_LINES}>{person?.email ?? '–'}</Text>
  );
