import React from 'react';
import { Button, ButtonGroup, Inline } from '@forge/react';
import { useNumber } from '../../words/useNumber';
import { useWords } from '../../words/useWords';
import { clearAnswers, restoreSkippedRows } from './leaveOut';
import type { Settled } from './question';

type Props = { settled: Settled; onSettle: (settled: Settled) => void };

/** The way back from what was settled: rows left out, and answers given. */
export const TakeBack = ({ settled, onSettle }: Props) => {
  const words = useWords();
  const number = useNumber();
  const { answers, leftOut } = settled;
  if (answers.size === 0 && leftOut.size === 0) return null;
  return (
    <Inline>
      <ButtonGroup label={words('bulk.back-to-open')}>
        {leftOut.size > 0 && (
          <Button
            onClick={() => {
              onSettle(restoreSkippedRows(settled));
            }}
          >
            {words('bulk.back-to-open.left-out', { rows: number(leftOut.size) })}
          </Button>
        )}
        {answers.size > 0 && (
          <Button
            onClick={() => {
              onSettle(clearAnswers(settled));
            }}
          >
            {words('bulk.back-to-open.answers', { answers: number(answers.size) })}
          </Button>
        )}
      </ButtonGroup>
    </Inline>
  );
};
