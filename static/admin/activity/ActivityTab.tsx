import { Inline, LoadingButton, Stack, Text } from '@forge/react';
import React, { useState } from 'react';
import type { Loaded } from '../api/useLoaded';
import { Pager } from '../rows/RowsTable';
import { usePagesOf } from '../rows/useRows';
import { FailureMessage } from '../ui/FailureMessage';
import { LearnMore } from '../ui/LearnMore';
import { Empty, Status, Title } from '../ui/layout';
import { WhenLoaded } from '../ui/WhenLoaded';
import { readingWords } from '../words/failureWords';
import { useWords } from '../words/useWords';
import { ChangesTable } from './ChangesTable';
import type { ActivityPart } from './activityEntry';
import { useActivity } from './useActivity';

type Props = { newest: Loaded<ActivityPart>; onOpenJob: (jobId: string) => void };

/** Activity: the recent changes of all admins and keys. */
export const ActivityTab = ({ newest, onOpenJob }: Props) => {
  const words = useWords();
  const [round, setRound] = useState(0); // a new number forgets the older changes
  return (
    <Stack space="space.200">
      <Inline spread="space-between" alignBlock="center" space="space.200">
        <Title>{words('recent.title')}</Title>
        <LoadingButton
          spacing="compact"
          isLoading={newest.isBusy}
          onClick={() => {
            setRound(round + 1);
            newest.reload();
          }}
        >
          {words('recent.refresh')}
        </LoadingButton>
      </Inline>
      <Text>
        {words('activity.about')} <LearnMore topic="activity" />
      </Text>
      <WhenLoaded from={newest} failed="recent.failed">
        {(part) => <Entries key={round} newest={part} onOpenJob={onOpenJob} />}
      </WhenLoaded>
    </Stack>
  );
};

const PER_PAGE = 25;

type EntriesProps = Pick<Props, 'onOpenJob'> & { newest: ActivityPart };

const Entries = ({ newest, onOpenJob }: EntriesProps) => {
  const words = useWords();
  const { entries, jobs, hasMore, isLoadingMore, failure, loadMore } = useActivity(newest);
  const pages = usePagesOf(entries, { perPage: PER_PAGE });
  if (entries.length === 0)
    return <Empty title="recent.empty.title" about="recent.empty.description" headingLevel={3} />;
  return (
    <Stack space="space.100">
      <ChangesTable entries={pages.rows} known={jobs} onOpenJob={onOpenJob} />
      <Pager pages={pages} hasMore={hasMore} />
      <Status>
        {failure && (
          <FailureMessage title="activity.older.failed" failure={failure} special={readingWords} />
        )}
      </Status>
      {hasMore && pages.isLast && (
        <Inline>
          <LoadingButton isLoading={isLoadingMore} onClick={() => void loadMore()}>
            {words('activity.more')}
          </LoadingButton>
        </Inline>
      )}
    </Stack>
  );
};
