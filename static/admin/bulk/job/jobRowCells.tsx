import React from 'react';
import { Lozenge, Stack, Text } from '@forge/react';
import type { JobRowView, PlanGroupView } from '../../../../src/application/bulkApi';
import { outcomeLozenge } from '../../words/outcomeLozenge';
import type { Words } from '../../words/useWords';
import { rowCells } from '../rows/rowCells';
import { outcomeWords, uncertainWords } from './outcomeWords';

/** A job's row for a DynamicTable: what was asked, how it ended, and what Confluence said. */
export const jobRowCells = (row: JobRowView, groups: readonly PlanGroupView[], words: Words) => {
  const { end } = row;
  const { text, appearance } = end
    ? outcomeLozenge(end.outcome)
    : ({ text: 'bulk.results.not-yet', appearance: 'default' } as const);
  return [
    ...rowCells(row, groups, words),
    { key: 'outcome', content: <Lozenge appearance={appearance}>{words(text)}</Lozenge> },
    {
      key: 'said',
      content: (
        <Stack>
          {end && <Text>{words(outcomeWords(end))}</Text>}
          {end && !end.certain && <Text size="small">{words(uncertainWords(end))}</Text>}
          {end?.httpStatus !== undefined && (
            <Text size="small">
              {words('bulk.row.status', {
                status: end.httpStatus.toString(),
                as: end.actedAs ? words(`bulk.as.${end.actedAs}`) : '–',
              })}
            </Text>
          )}
        </Stack>
      ),
    },
  ];
};
