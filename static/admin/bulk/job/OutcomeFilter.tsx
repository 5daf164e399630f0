import React from 'react';
import { Box, Label, Select } from '@forge/react';
import type { JobView } from '../../../../src/application/bulkApi';
import { chosenValues } from '../../groups/chosenValues';
import { outcomeLozenge } from '../../words/outcomeLozenge';
import { useNumber } from '../../words/useNumber';
import { useWords } from '../../words/useWords';
import { countedOutcomes } from './jobCounts';

type Props = { job: JobView; onChoose: (outcome: string) => void };

const ID = 'results-outcome';

/** Narrows a job's rows down to one outcome; empty means all of them. */
export const OutcomeFilter = ({ job, onChoose }: Props) => {
  const words = useWords();
  const number = useNumber();
  const options = countedOutcomes(job).map(({ outcome, count }) => ({
    value: outcome,
    label: words('bulk.results.option', {
      outcome: words(outcomeLozenge(outcome).text),
      count: number(count),
    }),
  }));
  return (
    <Box>
      <Label labelFor={ID}>{words('recent.outcome')}</Label>
      <Select
        id={ID}
        name={ID}
        options={options}
        isClearable
        placeholder={words('bulk.results.all')}
        onChange={(chosen: unknown) => {
          onChoose(chosenValues(chosen)[0] ?? '');
        }}
      />
    </Box>
  );
};
