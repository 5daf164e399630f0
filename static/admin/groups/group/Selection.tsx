import { Button, Inline, Stack, Text } from '@forge/react';
import React, { useEffect, useState } from 'react';
import type { Group, Member } from '../../../../src/contract/adminApi';
import type { Changes } from '../../changes/useChanges';
import { useMovedFocus } from '../../ui/useMovedFocus';
import { useWriting } from '../../words/useWords';
import { CopyToGroup } from './CopyToGroup';

type Props = {
  group: Group;
  mayChange: boolean;
  selected: ReadonlySet<string>;
  /** A new number closes the form to copy. */
  used: number;
  shown: readonly Member[];
  /** Where Confluence lists a person, if the page read it. */
  placeOf: (accountId: string) => number | undefined;
  isBusy: boolean;
  changes: Changes;
  onSelect: (selected: ReadonlySet<string>) => void;
};

/** What can be done with the selected members. */
export const Selection = (props: Props) => {
  const { group, mayChange, selected, used, shown, placeOf, isBusy, changes, onSelect } = props;
  const { words, counted, number } = useWriting();
  const [isCopying, setIsCopying] = useState(false);
  const focus = useMovedFocus();
  const { key, autoFocus } = focus.on('all');
  useEffect(() => {
    setIsCopying(false); // not before, so that nothing is lost if it fails
  }, [used]);
  const people = [...selected];
  const visible = shown.filter(({ accountId }) => selected.has(accountId)).length;
  return (
    <Stack space="space.100">
      <Inline space="space.100" rowSpace="space.050" alignBlock="center" shouldWrap>
        <Text>
          {visible === people.length
            ? counted('members.selected', people.length)
            : counted('members.selected-hidden', people.length, { shown: number(visible) })}
        </Text>
        <Button
          key={key}
          autoFocus={autoFocus}
          spacing="compact"
          isDisabled={shown.length === 0}
          onClick={() => {
            onSelect(new Set([...selected, ...shown.map(({ accountId }) => accountId)]));
          }}
        >
          {shown.length === 0
            ? words('bulk.undo.select-all')
            : counted('members.select-all', shown.length)}
        </Button>
        <Button
          spacing="compact"
          isDisabled={people.length === 0}
          onClick={() => {
            onSelect(new Set());
            if (shown.length > 0) focus.moveTo('all');
          }}
        >
          {words('members.select-none')}
        </Button>
        {mayChange && (
          <Button
            spacing="compact"
            isDisabled={people.length === 0 || isBusy}
            onClick={() => {
              changes.request(
                people.map((accountId) => {
                  const place = placeOf(accountId);
                  return {
                    ...{ action: 'remove', group, accountId },
                    ...(place !== undefined && { seen: { kind: 'members', place } }),
                  };
                }),
              );
            }}
          >
            {words('remove.ask')}
          </Button>
        )}
        <Button
          spacing="compact"
          isDisabled={people.length === 0 || isBusy}
          onClick={() => {
            setIsCopying(!isCopying);
          }}
        >
          {words('members.copy')}
        </Button>
      </Inline>
      {isCopying && (
        <CopyToGroup from={group} people={people} isBusy={isBusy} onCopy={changes.request} />
      )}
    </Stack>
  );
};
