import { EmptyState, Heading, Stack } from '@forge/react';
import React, { useCallback, useEffect, useRef } from 'react';
import { ChangesTable } from '../../activity/ChangesTable';
import { invoke } from '../../api/invoke';
import { useLoaded } from '../../api/useLoaded';
import type { DoneChange } from '../../changes/memberChange';
import { WhenLoaded } from '../../ui/WhenLoaded';
import { useWords } from '../../words/useWords';

type Props = {
  groupId: string;
  /** The last change made on the page. The list is loaded again after each. */
  changes: DoneChange | undefined;
};

const MAX_SHOWN = 10;

/** The newest single changes of a group. The Activity tab also has the bulk changes. */
export const GroupChanges = ({ groupId, changes }: Props) => {
  const words = useWords();
  const ask = useCallback(() => invoke('listActivity', { groupId }), [groupId]);
  const loaded = useLoaded(ask);
  const { reload } = loaded;
  const before = useRef(changes);
  useEffect(() => {
    if (before.current !== changes) reload();
    before.current = changes;
  }, [changes, reload]);
  return (
    <Stack space="space.100">
      <Heading as="h3" size="small">
        {words('recent.title')}
      </Heading>
      <WhenLoaded from={loaded} failed="recent.failed">
        {(page) =>
          page.changes.length === 0 ? (
            <EmptyState
              header={words('group.changes.empty')}
              description={words('group.changes.empty.about')}
              headingLevel={4}
            />
          ) : (
            <ChangesTable
              entries={page.changes
                .slice(0, MAX_SHOWN)
                .map((change) => ({ kind: 'change', at: change.begunAt, change }))}
            />
          )
        }
      </WhenLoaded>
    </Stack>
  );
};
