import React from 'react';
import { DynamicTable, EmptyState } from '@forge/react';
import type { KeySummary } from '../../../src/application/adminApi';
import type { MessageKey } from '../words/messageKey';
import { useLocale } from '../words/useLocale';
import { useWords } from '../words/useWords';
import { keyRow, type KeyActions } from './keyRow';

const ROWS_PER_PAGE = 20;

const COLUMNS = [
  { key: 'label', title: 'keys.label', width: 24 },
  { key: 'groups', title: 'keys.groups', width: 21 },
  { key: 'owner', title: 'keys.owner', width: 16 },
  { key: 'created', title: 'keys.created', width: 13 },
  { key: 'actions', title: 'table.actions', width: 26 },
] satisfies { key: string; title: MessageKey; width: number }[];

/** The keys with what each may do and who answers for it. */
export const KeysTable = ({ keys, ...actions }: { keys: readonly KeySummary[] } & KeyActions) => {
  const words = useWords();
  const locale = useLocale();
  if (keys.length === 0)
    return (
      <EmptyState
        header={words('keys.empty.title')}
        description={words('keys.empty.description')}
        headingLevel={4}
      />
    );
  const cells = COLUMNS.map(({ key, title, width }) => ({ key, content: words(title), width }));
  return (
    <DynamicTable
      label={words('keys.title')}
      isFixedSize
      rowsPerPage={ROWS_PER_PAGE}
      head={{ cells }}
      rows={keys.map((key) => keyRow(key, actions, words, locale))}
    />
  );
};
