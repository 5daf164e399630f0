import { Button, ButtonGroup, Inline, LoadingButton, Stack } from '@forge/react';
import React, { useState } from 'react';
import type { JobRowView, PlanGroupView } from '../../../../src/application/bulkApi';
import { CopyField } from '../../words/CopyField';
import { useNumber, useWords } from '../../words/useWords';
import type { Rows } from '../rows/useRows';
import { chunksFor, NOTHING_WRITTEN, resultChunks } from './jobResults';

type Props = {
  groups: readonly PlanGroupView[];
  rows: Rows<JobRowView>;
  /** What the rows are filtered by; other rows match where it is another. */
  query: string;
  matches: (row: JobRowView) => boolean;
};

/** The results as CSV to be copied, in parts that a browser can show; what is filtered, only that. */
export const CopyResults = ({ groups, rows, query, matches }: Props) => {
  const words = useWords();
  const number = useNumber();
  const [written, setWritten] = useState(NOTHING_WRITTEN);
  const [shown, setShown] = useState(0);
  const write = async (): Promise<void> => {
    const all = await rows.need(rows.total);
    setShown(0);
    if (all.length === rows.total)
      setWritten({ query, chunks: resultChunks(all.filter(matches), groups) });
  };
  const chunks = chunksFor(query, written);
  const chunk = chunks[shown];
  return (
    <Stack space="space.100" alignInline="stretch">
      <Inline>
        <ButtonGroup label={words('bulk.csv.title')}>
          <LoadingButton isLoading={rows.isBusy} onClick={() => void write()}>
            {words('bulk.csv.copy')}
          </LoadingButton>
          {chunks.length > 1 &&
            chunks.map((_, place) => (
              <Button
                key={place}
                isSelected={place === shown}
                onClick={() => {
                  setShown(place);
                }}
              >
                {words('bulk.csv.part', {
                  chunk: number(place + 1),
                  chunks: number(chunks.length),
                })}
              </Button>
            ))}
        </ButtonGroup>
      </Inline>
      {chunk !== undefined && (
        <CopyField
          id="bulk-csv"
          label={words('bulk.csv.title')}
          hint={words('bulk.csv.about')}
          text={chunk}
        />
      )}
    </Stack>
  );
};
