import React from 'react';
import type { PlanView } from '../../../../src/application/bulkApi';
import { ReviewPage } from '../review/ReviewPage';
import { CheckProgress } from './CheckProgress';
import { ListForm } from './ListForm';
import type { List } from './useList';

type Props = { list: List; onPlan: (plan: PlanView) => void };

/** From a pasted list to a plan: the text, its check, its review. */
export const NewPlan = ({ list, onPlan }: Props) => {
  const { state } = list;
  switch (state.is) {
    case 'writing':
      return <ListForm list={list} refusal={state.refusal} />;
    case 'checking':
      return <CheckProgress step={state.step} onStop={list.change} />;
    case 'checked':
      return <ReviewPage list={list} state={state} onPlan={onPlan} />;
  }
};
