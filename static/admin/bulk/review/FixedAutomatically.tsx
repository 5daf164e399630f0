import { Button, Heading, Inline, List, ListItem, Stack } from '@forge/react';
import React, { useState } from 'react';
import { useWriting } from '../../words/useWords';
import type { Finding } from '../import/import';
import { rowNumbers } from '../../rows/rowSource';
import { groupFixes } from './question';

/** What was fixed automatically in a list, by kind, with the rows. Collapsed at first. */
export const FixedAutomatically = ({ findings }: { findings: readonly Finding[] }) => {
  const { words, counted, locale, number } = useWriting();
  const [isShown, setIsShown] = useState(false);
  const kinds = groupFixes(findings);
  if (kinds.length === 0) return null;
  return (
    <Stack space="space.100">
      <Inline spread="space-between" alignBlock="center">
        <Heading as="h3" size="xsmall">
          {words('bulk.fixed.title')}
        </Heading>
        <Button
          spacing="compact"
          onClick={() => {
            setIsShown(!isShown);
          }}
        >
          {words(isShown ? 'bulk.fixed.hide' : 'bulk.fixed.show')}
        </Button>
      </Inline>
      {isShown && (
        <List type="unordered">
          {kinds.map(({ code, rows }) => {
            const what = words(`bulk.found.${code}`);
            const { named, more } = rowNumbers(rows, locale);
            const where = { what, rows: named };
            if (rows[0] === 0) return <ListItem key={code}>{what}</ListItem>;
            return (
              <ListItem key={code}>
                {more > 0
                  ? words('bulk.fixed.more', { ...where, more: number(more) })
                  : counted('bulk.fixed.rows', rows.length, where)}
              </ListItem>
            );
          })}
        </List>
      )}
    </Stack>
  );
};
