import React from 'react';
import { DynamicTable } from '@forge/react';
import type { PlanGroupView } from '../../../../src/application/bulkApi';
import type { MessageKey } from '../../words/messageKey';
import { useNumber } from '../../words/useNumber';
import { useWords } from '../../words/useWords';
import { planGroupRow } from './planGroupRow';

const ROWS_PER_PAGE = 20;

const COLUMNS = [
  { key: 'group', title: 'recent.group', width: 34 },
  { key: 'adds', title: 'bulk.groups.adds', width: 11 },
  { key: 'removals', title: 'bulk.groups.removals', width: 12 },
  { key: 'members', title: 'bulk.groups.members', width: 13 },
  { key: 'remarks', title: 'bulk.groups.remarks', width: 30 },
] satisfies { key: string; title: MessageKey; width: number }[];

/** What a plan does in each of its groups. */
export const PlanGroups = ({ groups }: { groups: readonly PlanGroupView[] }) => {
  const words = useWords();
  const number = useNumber();
  const cells = COLUMNS.map(({ key, title, width }) => ({ key, content: words(title), width }));
  return (
    <DynamicTable
      label={words('bulk.groups.title')}
      caption={words('bulk.groups.title')}
      isFixedSize
      rowsPerPage={ROWS_PER_PAGE}
      head={{ cells }}
      rows={groups.map((group) => planGroupRow(group, words, number))}
    />
  );
};
