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
import React, { useEffect, useState } from 'react';
import type {
  JobRowView,
  JobView,
  PlanGroupView,
  PlanView,
} from '../../../../src/contract/bulkApi';
import { untilDone } from '../../api/answers';
import { invoke } from '../../api/invoke';
import { useAction } from '../../api/useLoaded';
import { FailureMessage } from '../../ui/FailureMessage';
import { withDistinctNames } from '../../words/distinctNames';
import { moment } from '../../words/fill';
import { useLocale, useWords, useWriting } from '../../words/useWords';
import { createPlanWords } from '../plan/planWords';
import { type Column, Pager, RowsTable } from '../../rows/RowsTable';
import { type Rows, usePagesOf } from '../../rows/useRows';
import { jobRowCells } from './JobRowsTable';
import { isUncertain, rowCounts, rowsToRetry } from './jobState';

type FollowUpPlansProps = {
  job: JobView;
  rows: Rows<JobRowView>;
  onPlan: (plan: PlanView) => void;
};

/** The plans that can follow a job that is over: a retry, the remaining rows, an undo. */
export const FollowUpPlans = ({ job, rows, onPlan }: FollowUpPlansProps) => {
  const { words, counted } = useWriting();
  const [isUndoing, setIsUndoing] = useState(false);
  const { run, isRunning, failure } = useAction(() => undefined);
  const { notRun } = rowCounts(job);
  const toRetry = rowsToRetry(job);
  const mayUndo = useMayUndo(job, rows);
  const [planned, setPlanned] = useState<'failed' | 'remaining'>();
  const plan = (kind: 'failed' | 'remaining') => () =>
    void run(() => {
      setPlanned(kind);
      return untilDone(() => invoke('planRetry', { jobId: job.id, rows: kind }));
    }, onPlan);
  if (toRetry === 0 && notRun === 0 && !mayUndo) return null;
  return (
    <Stack space="space.150">
      {(toRetry > 0 || notRun > 0) && <RetriedBefore job={job} />}
      <Inline>
        <ButtonGroup label={words('bulk.follow-up.title')}>
          {notRun > 0 && (
            <LoadingButton
              isLoading={isRunning && planned === 'remaining'}
              onClick={plan('remaining')}
            >
              {counted('bulk.follow-up.remaining', notRun)}
            </LoadingButton>
          )}
          {toRetry > 0 && (
            <LoadingButton isLoading={isRunning && planned === 'failed'} onClick={plan('failed')}>
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
      {failure && (
        <FailureMessage title="bulk.plan.not-created" failure={failure} special={createPlanWords} />
      )}
      {isUndoing && <UndoJob job={job} rows={rows} onPlan={onPlan} />}
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

type UndoJobProps = { job: JobView; rows: Rows<JobRowView>; onPlan: (plan: PlanView) => void };

/**
 * Creates the plan of an undo: of the certain changes, and of the uncertain rows that were
 * selected.
 */
const UndoJob = ({ job, rows, onPlan }: UndoJobProps) => {
  const { words, counted } = useWriting();
  const [selected, setSelected] = useState<ReadonlySet<number>>(new Set());
  const { run, isRunning, failure } = useAction(() => undefined);
  const { need, total } = rows;
  useEffect(() => {
    void need(total);
  }, [need, total]);
  const isRead = rows.rows.length === total;
  // A row of the list may have given several changes, so its number does not identify one.
  const uncertain = rows.rows.flatMap((row, place) => (isUncertain(row) ? [{ row, place }] : []));
  const count = job.certain + selected.size;
  const plan = () =>
    untilDone(() => invoke('planUndo', { jobId: job.id, uncertainRows: [...selected] }));
  return (
    <Stack space="space.150">
      <UndoneBefore job={job} />
      <Text>{counted('bulk.undo.certain', job.certain)}</Text>
      {!isRead && <Text>{words('bulk.undo.reading')}</Text>}
      {isRead && uncertain.length === 0 && <Text>{words('bulk.undo.none-uncertain')}</Text>}
      {isRead && uncertain.length > 0 && (
        <UncertainRows
          groups={withDistinctNames(job.groups, words)}
          rows={uncertain}
          selected={selected}
          onSelect={setSelected}
        />
      )}
      {failure && (
        <FailureMessage title="bulk.plan.not-created" failure={failure} special={createPlanWords} />
      )}
      <Inline>
        <LoadingButton
          isLoading={isRunning}
          isDisabled={!isRead || count === 0}
          onClick={() => void run(plan, onPlan)}
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

/** Warns before an undo that another undo of the job was already applied. */
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
  { key: 'row', title: 'bulk.undo.select', width: 13 },
  { key: 'person', title: 'recent.person', width: 22 },
  { key: 'action', title: 'bulk.rows.action', width: 17 },
  { key: 'group', title: 'recent.group', width: 20 },
  { key: 'outcome', title: 'recent.outcome', width: 28 },
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
  const toggle = (place: number): void => {
    const others = [...selected].filter((other) => other !== place);
    onSelect(new Set(selected.has(place) ? others : [...others, place]));
  };
  // The label is the row number, so the cell doesn't repeat it.
  const box = ({ row: { row }, place }: PlacedRow) => (
    <Checkbox
      name={`undo-${place}`}
      label={words('bulk.undo.row', { row: row.toString() })}
      isChecked={selected.has(place)}
      onChange={() => {
        toggle(place);
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
        rows={pages.rows.map((placed) => ({
          cells: jobRowCells(placed.row, groups, words).map((cell) =>
            cell.key === 'row' ? { ...cell, content: box(placed) } : cell,
          ),
        }))}
      />
      <Pager pages={pages} />
    </Stack>
  );
};
