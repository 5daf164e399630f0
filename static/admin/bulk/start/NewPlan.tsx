import React from 'react';
import type { PlanCreation } from '../plan/usePlanMaking';
import { ReviewPage } from '../review/ReviewPage';
import { CheckProgress } from './CheckProgress';
import { ListForm } from './ListForm';
import type { List } from './useList';

type Props = { list: List; creation: PlanCreation };

/** From a pasted list to a plan: the text, its check, its review. */
export const NewPlan = ({ list, creation }: Props) => {
  const { state } = list;
  switch (state.kind) {
    case 'writing':
      return <ListForm list={list} refusal={state.refusal} />;
    case 'checking':
      return <CheckProgress step={state.step} onStop={list.change} />;
    case 'checked':
      return <ReviewPage list={list} state={state} creation={creation} />;
  }
};
