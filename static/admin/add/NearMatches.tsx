import React, { useCallback } from 'react';
import { Button, Inline, Stack, Text } from '@forge/react';
import type { Group } from '../../../src/application/adminApi';
import { invoke } from '../invoke';
import { useLoaded } from '../load/useLoaded';
import { useWords } from '../words/useWords';
import { longestWord } from './longestWord';

const MAX_OFFERED = 5;

type Props = { name: string; onChoose: (group: Group) => void };

/** Groups whose names come near one that is gone, each offered to be chosen instead. */
export const NearMatches = ({ name, onChoose }: Props) => {
  const words = useWords();
  const ask = useCallback(() => invoke('searchGroups', { query: longestWord(name) }), [name]);
  const { state } = useLoaded(ask);
  if (state.is !== 'loaded') return null; // an offer, not worth a failure of its own
  const near = state.value.filter(isChoosable).slice(0, MAX_OFFERED);
  if (near.length === 0) return <Text>{words('near.none')}</Text>;
  return (
    <Stack space="space.050">
      <Text>{words('near.some')}</Text>
      <Inline space="space.100" rowSpace="space.050" shouldWrap>
        {near.map((group) => (
          <Button
            key={group.id}
            spacing="compact"
            onClick={() => {
              onChoose(group);
            }}
          >
            {group.name}
          </Button>
        ))}
      </Inline>
    </Stack>
  );
};

const isChoosable = ({ change }: Group): boolean =>
  change === 'allowed' || change === 'as-viewer-only';
