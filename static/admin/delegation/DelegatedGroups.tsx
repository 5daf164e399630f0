import React from 'react';
import { Button, DynamicTable, EmptyState, Text } from '@forge/react';
import type { DelegatedGroup } from '../../../src/application/adminApi';
import { useWords } from '../words/useWords';

type Props = {
  groups: readonly DelegatedGroup[];
  /** Absent where the viewer may not remove any. */
  onRemove?: (groupId: string) => void;
};

const ROWS_PER_PAGE = 20;

/** The groups on the delegation list. */
export const DelegatedGroups = ({ groups, onRemove }: Props) => {
  const words = useWords();
  if (groups.length === 0)
    return (
      <EmptyState
        header={words('delegation.empty.title')}
        description={words('delegation.empty.description')}
        headingLevel={3}
      />
    );
  const removing = onRemove ? [{ key: 'remove', content: words('table.actions'), width: 20 }] : [];
  const rows = groups.map(({ id, name }) => ({
    key: id,
    cells: [
      { key: 'group', content: <Text maxLines={2}>{name ?? words('groups.gone', { id })}</Text> },
      ...(onRemove
        ? [
            {
              key: 'remove',
              content: (
                <Button
                  spacing="compact"
                  onClick={() => {
                    onRemove(id);
                  }}
                >
                  {words('delegation.remove')}
                </Button>
              ),
            },
          ]
        : []),
    ],
  }));
  return (
    <DynamicTable
      label={words('delegation.title')}
      isFixedSize // else one long name widens the whole page
      rowsPerPage={ROWS_PER_PAGE}
      head={{ cells: [{ key: 'group', content: words('recent.group') }, ...removing] }}
      rows={rows}
    />
  );
};
