import { Button, Inline, LoadingButton, Stack, Text } from '@forge/react';
import React from 'react';
import type { JobView } from '../../../../src/contract/bulkApi';
import type { Writing } from '../../words/fill';
import type { MovedFocus } from '../../ui/useMovedFocus';
import { useWords } from '../../words/useWords';
import type { Column } from '../../rows/RowsTable';
import { planTotals } from './planTotals';
import { jobLinks, type Sourced, sourceText } from './sourceWords';

const MAX_LINES = 3; // a group's name may have 255 characters

/** The columns of `sourceCells`. */
export const SOURCE_COLUMNS: Column[] = [
  { title: 'bulk.jobs.source', width: 28 },
  { title: 'bulk.jobs.changes', width: 20 },
];

type Opening = {
  /** The button that opens it has the name of its ID. */
  focus: MovedFocus;
  onOpen: () => void;
  onJob: (job: Pick<JobView, 'id'>) => void;
  /** Only for a plan. */
  onDiscard?: () => void;
  /** The plan that is being discarded. */
  discarding?: Sourced | undefined;
};

/**
 * What a plan or job is about, with a button that opens it, and how many people it adds and
 * removes. `known` are the jobs that the page knows. An undo or a retry also has a button for its
 * earlier job, and the earlier job has one for each of them.
 */
export const sourceCells = (
  source: Sourced & { id: string },
  known: readonly JobView[],
  writing: Writing,
  { focus, onOpen, onJob, onDiscard, discarding }: Opening,
) => {
  const { words, counted } = writing;
  const { adds, removals } = planTotals(source.groups);
  const text = sourceText(source, known, writing);
  const { key, autoFocus } = focus.on(source.id);
  return [
    <Stack space="space.050" alignInline="start">
      <Text maxLines={MAX_LINES}>{text}</Text>
      <Inline space="space.050" rowSpace="space.050" shouldWrap>
        <Button key={key} autoFocus={autoFocus} spacing="compact" onClick={onOpen}>
          {words('bulk.jobs.open')}
        </Button>
        <JobLinks source={source} onJob={onJob} />
        {onDiscard && (
          <LoadingButton
            spacing="compact"
            isLoading={discarding === source}
            isDisabled={discarding !== undefined && discarding !== source}
            onClick={onDiscard}
          >
            {words('bulk.discard.row')}
          </LoadingButton>
        )}
      </Inline>
    </Stack>,
    <Stack>
      {adds > 0 && <Text>{counted('bulk.changes.adds', adds)}</Text>}
      {removals > 0 && <Text>{counted('bulk.changes.removals', removals)}</Text>}
    </Stack>,
  ];
};

type JobLinksProps = {
  source: Pick<Sourced, 'origin' | 'commands'>;
  onJob: (job: Pick<JobView, 'id'>) => void;
};

/** Buttons that lead from a plan or job to its earlier job, its retry and its undo. */
export const JobLinks = ({ source, onJob }: JobLinksProps) => {
  const words = useWords();
  const links = jobLinks(source);
  if (links.length === 0) return null;
  return (
    <Inline space="space.050" rowSpace="space.050" shouldWrap>
      {links.map(({ text, jobId }) => (
        <Button
          key={text}
          spacing="compact"
          onClick={() => {
            onJob({ id: jobId });
          }}
        >
          {words(text)}
        </Button>
      ))}
    </Inline>
  );
};
