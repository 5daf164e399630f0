import { Inline, List, ListItem, LoadingButton, SectionMessage, Stack, Text } from '@forge/react';
import React from 'react';
import type { PlanView } from '../../../../src/contract/bulkApi';
import { distinctNames } from '../../words/distinctNames';
import { useNumber, useWriting } from '../../words/useWords';
import { useReplan } from './ConfirmApply';
import { countedRemovals, planTotals } from './planTotals';
import { IN_ALL, refusedWords, whyRefused } from './planWords';

const MAX_NAMED = 10; // the table of groups lists all of them

/** The groups that keep a plan from being applied, with a button to plan without them. */
export const RefusedGroups = ({ plan, hasList, onPlan }: Props) => {
  const writing = useWriting();
  const { words, counted, number } = writing;
  const percent = useNumber({ style: 'percent' });
  const { replan, isRunning, view } = useReplan(plan, onPlan);
  const { refused } = planTotals(plan.groups);
  const removals = countedRemovals(plan.groups);
  if (refused.length === 0) return null;
  const nameOf = distinctNames(plan.groups, words);
  const isAll = refused.length === plan.groups.length;
  const most = number(plan.ceilings?.mostRemovals ?? 0);
  return (
    <SectionMessage appearance="error" title={words('bulk.plan.refused.title')}>
      <Stack space="space.100">
        {refusedWords(plan, hasList).map((key) => (
          <Text key={key}>{key === IN_ALL ? counted(key, removals, { most }) : words(key)}</Text>
        ))}
        <List type="unordered">
          {refused.slice(0, MAX_NAMED).map((group) => (
            <ListItem key={group.id}>
              {words('bulk.plan.refused.group', {
                group: nameOf(group),
                why: whyRefused(group, plan.ceilings, writing, percent),
              })}
            </ListItem>
          ))}
        </List>
        {!isAll && (
          <Inline>
            <LoadingButton isLoading={isRunning} onClick={replan}>
              {words('bulk.plan.without-refused')}
            </LoadingButton>
          </Inline>
        )}
        {view}
      </Stack>
    </SectionMessage>
  );
};

type Props = {
  plan: PlanView;
  /** Whether the page still has the list from which the plan was created. */
  hasList: boolean;
  onPlan: (plan: PlanView) => void;
};
