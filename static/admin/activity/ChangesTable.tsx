import { Button, Code, Lozenge, Stack, Text, User } from '@forge/react';
import React from 'react';
import type { RecordedChange } from '../../../src/contract/adminApi';
import type { JobView } from '../../../src/contract/bulkApi';
import { isDesiredState, starterOf } from '../bulk/job/jobState';
import { planChangesText, groupNames, sourceText } from '../bulk/plan/sourceWords';
import { RowsTable } from '../rows/RowsTable';
import { Account, Phrase } from '../ui/Phrase';
import { moment, type Writing } from '../words/fill';
import { useWriting } from '../words/useWords';
import { type ActivityEntry, changeLozenge, endingNotes, identityText } from './activityEntry';
import { useViewer } from '../api/viewer';
import { JobOutcome } from '../bulk/job/JobStatus';

const COLUMNS = [
  { title: 'recent.when', width: 16 },
  { title: 'recent.action', width: 22 },
  { title: 'recent.group', width: 19 },
  { title: 'recent.outcome', width: 24 },
  { title: 'recent.requested-by', width: 19 },
] as const;

type Props = {
  entries: readonly ActivityEntry[];
  /** The jobs that the page knows, to name one that an entry undoes or retries. */
  known?: readonly JobView[];
  /** Opens a job. Needed only if there are jobs among the entries. */
  onOpenJob?: (jobId: string) => void;
};

/** Changes and jobs, newest first. */
export const ChangesTable = ({ entries, known = [], onOpenJob }: Props) => {
  const writing = useWriting();
  const viewerId = useViewer();
  return (
    <RowsTable
      label="recent.title"
      columns={COLUMNS}
      rows={entries.map((entry) =>
        entry.kind === 'change'
          ? changeRow(entry.change, writing)
          : jobEntryRow(entry.job, viewerId, known, writing, onOpenJob),
      )}
    />
  );
};

const MAX_LINES = 3; // a name may have 255 characters

/** A change as a row of the table. */
const changeRow = (change: RecordedChange, { words, locale }: Writing) => {
  const { begunAt, action, accountId, group, reason, actor, isTest, ending } = change;
  const { text, appearance } = changeLozenge(change);
  const actedAs = ending?.actedAs;
  return [
    <Text>{moment(begunAt, locale)}</Text>,
    <Stack space="space.050" alignInline="start">
      <Text>{words(isTest ? `recent.${action}.test` : `recent.${action}`)}</Text>
      <Account accountId={accountId} outcome={ending?.outcome} />
      {reason !== undefined && (
        <Text size="small" maxLines={MAX_LINES}>
          {words('recent.reason', { reason })}
        </Text>
      )}
    </Stack>,
    <Text maxLines={MAX_LINES}>{group?.name ?? words('recent.no-group')}</Text>,
    <Stack space="space.050" alignInline="start">
      <Lozenge appearance={appearance}>{words(text)}</Lozenge>
      {endingNotes(change, words).map((note) => (
        <Text key={note} size="small">
          {note}
        </Text>
      ))}
    </Stack>,
    <Stack space="space.050">
      <WhoAsked actor={actor} />
      {ending && actedAs && isDesiredState(ending.outcome) && (
        <Text size="small">{words(identityText(actedAs, actor))}</Text>
      )}
    </Stack>,
  ];
};

/** Who requested a change: an admin at the page, a system with a key, or an Automation rule. */
const WhoAsked = ({ actor }: { actor: RecordedChange['actor'] }) => {
  switch (actor.kind) {
    case 'account':
      return <User accountId={actor.accountId} />;
    case 'key':
      return (
        <Text>
          <Phrase
            text="recent.by-key"
            values={{
              key:
                actor.label === undefined ? (
                  <Code>{actor.keyId}</Code>
                ) : (
                  <Text as="strong">{actor.label}</Text>
                ),
              owner: <User accountId={actor.ownerId} />,
            }}
          />
        </Text>
      );
    case 'rule':
      return (
        <Text>
          <Phrase text="recent.by-rule" values={{ user: <User accountId={actor.accountId} /> }} />
        </Text>
      );
  }
};

const MAX_GROUPS = 2;

/** A job as one row among the single changes. The Bulk changes tab shows its rows. */
const jobEntryRow = (
  job: JobView,
  viewerId: string | undefined,
  known: readonly JobView[],
  writing: Writing,
  onOpenJob: Props['onOpenJob'],
) => {
  const { words, locale } = writing;
  const { origin } = job;
  return [
    <Text>{moment(job.startedAt, locale)}</Text>,
    <Stack space="space.050" alignInline="start">
      <Text maxLines={MAX_LINES}>
        {origin.kind === 'import' ? words('recent.job') : sourceText(job, known, writing)}
      </Text>
      {origin.kind === 'import' && origin.title !== undefined && (
        <Text size="small" maxLines={MAX_LINES}>
          {origin.title}
        </Text>
      )}
      <Text size="small">{planChangesText(job.groups, writing)}</Text>
      {onOpenJob && (
        <Button
          spacing="compact"
          onClick={() => {
            onOpenJob(job.id);
          }}
        >
          {words('recent.job.open')}
        </Button>
      )}
    </Stack>,
    <Text maxLines={MAX_LINES}>{groupNames(job.groups, MAX_GROUPS, writing)}</Text>,
    <JobOutcome job={job} viewerId={viewerId} />,
    <User accountId={starterOf(job)} />,
  ];
};
