import React from 'react';
import { Button, Inline, List, ListItem, SectionMessage, Stack, Text } from '@forge/react';
import type { PlanView } from '../../../../src/application/bulkApi';
import { failureWords } from '../../words/failureWords';
import { useWords } from '../../words/useWords';
import { planTotals } from './planTotals';
import { PlanSending } from './PlanSending';
import { usePlanAgain } from './usePlanAgain';

const MOST_NAMED = 10; // the table of groups has them all

/** The groups that keep a plan from being applied, and the way to a plan without them. */
export const RefusedGroups = ({ plan, onPlan }: Props) => {
  const words = useWords();
  const making = usePlanAgain(plan, onPlan);
  const { refused } = planTotals(plan.groups);
  if (refused.length === 0) return null;
  const isAll = refused.length === plan.groups.length;
  return (
    <SectionMessage appearance="error" title={words('bulk.plan.refused.title')}>
      <Stack space="space.100">
        <Text>{words(isAll ? 'bulk.plan.refused.all' : 'bulk.plan.refused')}</Text>
        <List type="unordered">
          {refused.slice(0, MOST_NAMED).map(({ id, name, refusal = 'unexpected' }) => (
            <ListItem key={id}>
              {words('bulk.plan.refused.group', {
                group: name,
                why: words(failureWords({ code: refusal, field: 'group' }).title),
              })}
            </ListItem>
          ))}
        </List>
        {!isAll && (
          <Inline>
            <Button isDisabled={making.isRunning} onClick={making.again}>
              {words('bulk.plan.without-refused')}
            </Button>
          </Inline>
        )}
        <PlanSending of={making} />
      </Stack>
    </SectionMessage>
  );
};

type Props = { plan: PlanView; onPlan: (plan: PlanView) => void };
