import React from 'react';
import { Button, ButtonGroup, Inline, Text } from '@forge/react';
import { useNumber } from '../../words/useNumber';
import { useWords } from '../../words/useWords';
import type { Pages } from './usePages';

/** Which rows are shown, once that is known, and the way to those before and after them. */
export const Pager = ({ pages }: { pages: Pages<unknown> }) => {
  const words = useWords();
  const number = useNumber();
  const { rows, from, count, isRead, toPrevious, toNext } = pages;
  const shown = {
    from: number(from + 1),
    to: number(from + rows.length),
    count: number(count),
  };
  const said = rows.length > 0 ? words('bulk.rows.shown', shown) : words('bulk.rows.none');
  return (
    <Inline space="space.100" alignBlock="center" spread="space-between" shouldWrap>
      <Text>{isRead && said}</Text>
      {(toPrevious ?? toNext) && (
        <ButtonGroup label={words('bulk.rows.pages')}>
          <Button spacing="compact" isDisabled={!toPrevious} onClick={toPrevious ?? nothing}>
            {words('bulk.rows.previous')}
          </Button>
          <Button spacing="compact" isDisabled={!toNext} onClick={toNext ?? nothing}>
            {words('bulk.rows.next')}
          </Button>
        </ButtonGroup>
      )}
    </Inline>
  );
};

const nothing = (): void => undefined;
