import { Button, Heading, Inline, List, ListItem, Stack } from '@forge/react';
import React, { useState } from 'react';
import { useLocale, useNumber, useWords } from '../../words/useWords';
import type { Finding } from '../import/import';
import { rowNumbers } from '../rows/rowSource';
import { groupFixes } from './question';

/** What was put right in a list; by kind, with the rows. */
export const FixedAutomatically = ({ findings }: { findings: readonly Finding[] }) => {
  const words = useWords();
  const locale = useLocale();
  const number = useNumber();
  const [isShown, setIsShown] = useState(true);
  const kinds = groupFixes(findings);
  if (kinds.length === 0) return null;
  return (
    <Stack space="space.100">
      <Inline spread="space-between" alignBlock="center">
        <Heading as="h3" size="xsmall">
          {words('bulk.mended.title')}
        </Heading>
        <Button
          appearance="subtle"
          spacing="compact"
          onClick={() => {
            setIsShown(!isShown);
          }}
        >
          {words(isShown ? 'bulk.mended.hide' : 'bulk.mended.show')}
        </Button>
      </Inline>
      {isShown && (
        <List type="unordered">
          {kinds.map(({ code, rows }) => {
            const what = words(`bulk.found.${code}`);
            const { named, more } = rowNumbers(rows, locale);
            const where = { what, rows: named, more: number(more), count: number(rows.length) };
            if (code === 'ignored-column')
              return (
                <ListItem key={code}>
                  {words('bulk.mended.columns', { what, columns: ignoredColumns(findings) })}
                </ListItem>
              );
            if (rows[0] === 0) return <ListItem key={code}>{what}</ListItem>;
            return (
              <ListItem key={code}>
                {words(more > 0 ? 'bulk.mended.more' : 'bulk.mended.kind', where)}
              </ListItem>
            );
          })}
        </List>
      )}
    </Stack>
  );
};

/** Their headers, as they stand in the list. */
const ignoredColumns = (findings: readonly Finding[]): string =>
  findings.find(({ code }) => code === 'ignored-column')?.text ?? '';
