import {
  Button,
  ButtonGroup,
  Checkbox,
  Inline,
  LoadingButton,
  SectionMessage,
  Stack,
  Text,
} from '@forge/react';
import React, { useEffect, useRef, useState } from 'react';
import type { Outcome } from '../../../../src/contract/adminApi';
import type {
  JobRowView,
  JobView,
  PlanGroupView,
  PlanView,
} from '../../../../src/contract/bulkApi';
import { type Progress, untilDone } from '../../api/answers';
import { invoke } from '../../api/invoke';
import { useAction } from '../../api/useLoaded';
import { FailureMessage } from '../../ui/FailureMessage';
import { withDistinctNames } from '../../words/distinctNames';
import { moment } from '../../words/fill';
import { useLocale, useWords, useWriting } from '../../words/useWords';
import { createPlanWords } from '../plan/planWords';
import { type Column, Pager, RowsState, RowsTable } from '../../rows/RowsTable';
import { type Rows, usePagesOf } from '../../rows/useRows';
import { jobRowCells } from './JobRowsTable';
import { isUncertain, rowCounts, rowsToRetry } from './jobState';
import { toggled } from '../../rows/rowSource';

type FollowUpOf = { jobId: string; kind: 'failed' | 'remaining' | 'undo' };

export type FollowUp = Progress & {
  /** The plan that is created now, or was created last. */
  of: FollowUpOf | undefined;
  create: (of: FollowUpOf, call: () => Promise<Outcome<PlanView>>) => void;
};

/**
 * Creates one plan at a time that follows a job. It outlives the job's view, so that coming back to
 * the view doesn't create a second plan.
 */
export const useFollowUp = (onPlan: (plan: PlanView, jobId: string) => void): FollowUp => {
  const { run, ...progress } = useAction();
  const [of, setOf] = useState<FollowUpOf>();
  const latest = useRef(onPlan);
  latest.current = onPlan;
  const create: FollowUp['create'] = (asked, call) =>
    void run(
      () => {
        setOf(asked);
        return untilDone(call);
      },
      (plan) => {
        latest.current(plan, asked.jobId);
      },
    );
  return { ...progress, of, create };
};

type FollowUpPlansProps = { job: JobView; rows: Rows<JobRowView>; followUp: FollowUp };

/** The plans that can follow a job that is over: a retry, the remaining rows, an undo. */
export const FollowUpPlans = ({ job, rows, followUp }: FollowUpPlansProps) => {
  const { words, counted } = useWriting();
  const [isUndoing, setIsUndoing] = useState(false);
  const { isRunning, failure, of, create } = followUp;
  const { notRun } = rowCounts(job);
  const toRetry = rowsToRetry(job);
  const mayUndo = useMayUndo(job, rows);
  const planned = of?.jobId === job.id ? of.kind : undefined;
  const button = (kind: 'failed' | 'remaining') => ({
    isLoading: isRunning && planned === kind,
    isDisabled: isRunning && !planned,
    onClick: () => {
      create({ jobId: job.id, kind }, () => invoke('planRetry', { jobId: job.id, rows: kind }));
    },
  });
  if (toRetry === 0 && notRun === 0 && !mayUndo) return null;
  return (
    <Stack space="space.150">
      {(toRetry > 0 || notRun > 0) && <RetriedBefore job={job} />}
      {mayUndo && <UndoneBefore job={job} />}
      <Inline>
        <ButtonGroup label={words('bulk.follow-up.title')}>
          {notRun > 0 && (
            <LoadingButton {...button('remaining')}>
              {counted('bulk.follow-up.remaining', notRun)}
            </LoadingButton>
          )}
          {toRetry > 0 && (
            <LoadingButton {...button('failed')}>
              {counted('bulk.follow-up.retry', toRetry)}
            </LoadingButton>
          )}
          {mayUndo && (
            <Button
              isSelected={isUndoing}
              onClick={() => {
                setIsUndoing(!isUndoing);
              }}
            >
              {words('bulk.follow-up.undo')}
            </Button>
          )}
        </ButtonGroup>
      </Inline>
      {failure && planned && (
        <FailureMessage title="bulk.plan.not-created" failure={failure} special={createPlanWords} />
      )}
      {isUndoing && <UndoJob job={job} rows={rows} followUp={followUp} />}
    </Stack>
  );
};

/**
 * Whether something of a job can be undone: a change that it certainly made, or an uncertain row.
 * Only the rows tell whether one is uncertain. They are read if that decides it.
 */
const useMayUndo = ({ certain }: JobView, { rows, total, need }: Rows<JobRowView>): boolean => {
  const isDecided = certain > 0;
  useEffect(() => {
    if (!isDecided) void need(total);
  }, [isDecided, need, total]);
  return isDecided || rows.some(isUncertain);
};

/**
 * Creates the plan of an undo: of the certain changes, and of the uncertain rows that were
 * selected.
 */
const UndoJob = ({ job, rows, followUp }: FollowUpPlansProps) => {
  const { words, counted } = useWriting();
  const [selected, setSelected] = useState<ReadonlySet<number>>(new Set());
  const { isRunning, of, create } = followUp;
  const { need, total } = rows;
  useEffect(() => {
    void need(total);
  }, [need, total]);
  const isRead = rows.rows.length === total;
  // A row of the list may have given several changes, so its number does not identify one.
  const uncertain = rows.rows.flatMap((row, place) => (isUncertain(row) ? [{ row, place }] : []));
  const count = job.certain + selected.size;
  const isMine = of?.jobId === job.id && of.kind === 'undo';
  return (
    <Stack space="space.150">
      <Text>{counted('bulk.undo.certain', job.certain)}</Text>
      {!isRead && <RowsState source={rows} />}
      {isRead && uncertain.length === 0 && <Text>{words('bulk.undo.none-uncertain')}</Text>}
      {isRead && uncertain.length > 0 && (
        <UncertainRows
          groups={withDistinctNames(job.groups, words)}
          rows={uncertain}
          selected={selected}
          onSelect={setSelected}
        />
      )}
      <Inline>
        <LoadingButton
          isLoading={isRunning && isMine}
          isDisabled={!isRead || count === 0 || (isRunning && !isMine)}
          onClick={() => {
            create({ jobId: job.id, kind: 'undo' }, () =>
              invoke('planUndo', { jobId: job.id, uncertainRows: [...selected] }),
            );
          }}
        >
          {counted('bulk.undo.plan', count)}
        </LoadingButton>
      </Inline>
    </Stack>
  );
};

/** When the latest retry or undo of a job was applied. */
const useLastOf = ({ commands }: JobView, kind: 'retry' | 'undo'): string | undefined => {
  const locale = useLocale();
  const last = commands.findLast(({ command }) => command === kind);
  return last && moment(last.at, locale);
};

/** Says that rows of the job were tried again, because its own counts don't show that. */
const RetriedBefore = ({ job }: { job: JobView }) => {
  const words = useWords();
  const at = useLastOf(job, 'retry');
  return at && <Text>{words('bulk.retry.before', { at })}</Text>;
};

/** Says that the job was already undone, and what another undo would do. */
const UndoneBefore = ({ job }: { job: JobView }) => {
  const words = useWords();
  const at = useLastOf(job, 'undo');
  return (
    at && (
      <SectionMessage appearance="warning" title={words('bulk.undo.before')}>
        <Text>{words('bulk.undo.again', { at })}</Text>
      </SectionMessage>
    )
  );
};

const COLUMNS: Column[] = [
  { title: 'bulk.undo.select', width: 13 },
  { title: 'recent.person', width: 22 },
  { title: 'bulk.rows.action', width: 17 },
  { title: 'recent.group', width: 20 },
  { title: 'recent.outcome', width: 28 },
];

/** A row with its place in the job. */
type PlacedRow = { row: JobRowView; place: number };

type Props = {
  groups: readonly PlanGroupView[];
  rows: readonly PlacedRow[];
  selected: ReadonlySet<number>;
  onSelect: (selected: ReadonlySet<number>) => void;
};

/** Rows that the job may or may not have changed. The admin selects those to undo. */
const UncertainRows = ({ groups, rows, selected, onSelect }: Props) => {
  const words = useWords();
  const pages = usePagesOf(rows);
  const isAll = rows.every(({ place }) => selected.has(place));
  // The label is the row number, so no other cell has it.
  const box = ({ row: { row }, place }: PlacedRow) => (
    <Checkbox
      name={`undo-${place}`}
      label={row.toString()}
      isChecked={selected.has(place)}
      onChange={() => {
        onSelect(toggled(selected, place));
      }}
    />
  );
  return (
    <Stack space="space.100">
      <Text>{words('bulk.undo.uncertain')}</Text>
      <Inline>
        <Button
          spacing="compact"
          onClick={() => {
            onSelect(isAll ? new Set() : new Set(rows.map(({ place }) => place)));
          }}
        >
          {words(isAll ? 'bulk.undo.select-none' : 'bulk.undo.select-all')}
        </Button>
      </Inline>
      <RowsTable
        label="bulk.undo.uncertain"
        columns={COLUMNS}
        rows={pages.rows.map((placed) => [
          box(placed),
          ...jobRowCells(placed.row, groups, words).slice(1),
        ])}
      />
      <Pager pages={pages} />
    </Stack>
  );
};
