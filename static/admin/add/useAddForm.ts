import { useState } from 'react';
import type { Group } from '../../../src/application/adminApi';
import type { Addition } from './addition';
import { useAddition } from './useAddition';

type Fields = {
  group?: Group | undefined;
  accountId: string;
  /** Counts the people that were asked for: a new number empties the field for the next. */
  person: number;
  /** Whether it was tried with a field left empty. */
  wasIncomplete: boolean;
};

/** The form's fields and what sending them does. */
export const useAddForm = (onChanged: () => void) => {
  const [fields, setFields] = useState<Fields>({ accountId: '', person: 0, wasIncomplete: false });
  const addition = useAddition();
  const change = (changed: Partial<Fields>): void => {
    setFields((before) => ({ ...before, ...changed }));
  };

  const chooseGroup = (group: Group | undefined): void => {
    // What is said of the last person was said of the group before.
    if (group && group.id !== addition.last?.group.id) addition.forget();
    change({ group });
  };

  const settle = ({ answer }: Addition): void => {
    if (answer.ok) setFields((before) => ({ ...before, accountId: '', person: before.person + 1 }));
    else if (answer.failure.code === 'group-not-found') change({ group: undefined });
    onChanged(); // a failure is on record too
  };

  const submit = async (): Promise<void> => {
    const { group, accountId } = fields;
    const isComplete = group !== undefined && accountId !== '';
    change({ wasIncomplete: !isComplete });
    if (!isComplete) return;
    const last = await addition.add(group, accountId);
    if (last) settle(last);
  };

  const { isRunning, last } = addition;
  return { fields, change, chooseGroup, submit, isRunning, last };
};
