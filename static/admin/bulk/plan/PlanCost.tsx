import React from 'react';
import { List, ListItem, SectionMessage, Stack, Text } from '@forge/react';
import type { PlanView } from '../../../../src/application/bulkApi';
import { duration } from '../../words/duration';
import type { MessageKey } from '../../words/messageKey';
import { useLocale } from '../../words/useLocale';
import { useNumber } from '../../words/useNumber';
import { useWords } from '../../words/useWords';
import { planTotals } from './planTotals';

/** What a plan will cost: of Confluence's hourly points, in time, in paid seats, in presence. */
export const PlanCost = ({ plan: { groups, points, seconds } }: { plan: PlanView }) => {
  const words = useWords();
  const locale = useLocale();
  const number = useNumber();
  const percent = useNumber({ style: 'percent', maximumSignificantDigits: 2 });
  const { adds, removals, seats, protectedGroups, asked } = planTotals(groups);
  const all = points.changes + points.looking + points.reading;
  const cost = {
    points: number(all),
    share: percent(all / points.hourly),
    hourly: number(points.hourly),
  };
  return (
    <Stack space="space.150">
      <List type="unordered">
        <ListItem>
          {words('bulk.plan.changes', { adds: number(adds), removals: number(removals) })}
        </ListItem>
        <ListItem>{words('bulk.plan.points', cost)}</ListItem>
        <ListItem>{words('bulk.plan.looking', { points: number(points.looking) })}</ListItem>
        {points.reading > 0 && (
          <ListItem>{words('bulk.plan.reading', { points: number(points.reading) })}</ListItem>
        )}
        <ListItem>{words('bulk.plan.time', { time: duration(seconds, locale) })}</ListItem>
        <ListItem>
          {words(askedWords(asked.groups, groups.length), {
            already: number(asked.already),
            asked: number(asked.groups),
          })}
        </ListItem>
      </List>
      {seats > 0 && (
        <SectionMessage appearance="warning" title={words('bulk.plan.seats.title')}>
          <Text>{words('bulk.plan.seats', { seats: number(seats) })}</Text>
        </SectionMessage>
      )}
      {protectedGroups.length > 0 && (
        <SectionMessage appearance="warning" title={words('bulk.plan.protected.title')}>
          <Text maxLines={4}>
            {words('bulk.plan.protected', {
              groups: protectedGroups.map(({ name }) => name).join(', '),
            })}
          </Text>
        </SectionMessage>
      )}
    </Stack>
  );
};

const askedWords = (asked: number, groups: number): MessageKey => {
  if (asked === 0) return 'bulk.plan.not-asked';
  return asked === groups ? 'bulk.plan.asked' : 'bulk.plan.partly-asked';
};
