import { useState } from 'react';
import type { Change, ChangeAction, Group } from '../../../src/application/adminApi';
import type { AskedChange, Named } from './askedChange';
import { useMemberChange } from './useMemberChange';

type Fields = {
  group?: Group | undefined;
  accountId: string;
  /** Counts the people that were asked for: a new number empties the field for the next. */
  person: number;
  /** Whether it was tried with a field left empty. */
  wasIncomplete: boolean;
};

/** The form's fields and what sending them does, be it to add or to remove. */
export const useAddForm = (onChanged: () => void) => {
  const [fields, setFields] = useState<Fields>({ accountId: '', person: 0, wasIncomplete: false });
  const { run, running, last, forget } = useMemberChange();
  const change = (changed: Partial<Fields>): void => {
    setFields((before) => ({ ...before, ...changed }));
  };

  const chooseGroup = (group: Group | undefined): void => {
    // What is said of the last person was said of the group before.
    if (group && group.id !== last?.group.id) forget();
    change({ group });
  };

  const settle = ({ answer }: AskedChange): void => {
    if (answer.ok)
      setFields((before) => ({
        ...before,
        group: before.group && renamed(before.group, answer.value),
        accountId: '',
        person: before.person + 1,
      }));
    else if (answer.failure.code === 'group-not-found') change({ group: undefined });
    onChanged(); // a failure is on record too
  };

  /** What the fields name; where one is empty nothing, and the form says so. */
  const named = (): Named | undefined => {
    const { group, accountId } = fields;
    const isComplete = group !== undefined && accountId !== '';
    change({ wasIncomplete: !isComplete });
    return isComplete ? { group, accountId } : undefined;
  };

  const send = async (action: ChangeAction, asked: Named): Promise<void> => {
    const settled = await run(action, asked);
    if (settled) settle(settled);
  };

  return { fields, change, chooseGroup, named, send, running, last };
};

/** A group under the name that a change of its members came back with. */
const renamed = (group: Group, { groupId, groupName }: Change): Group =>
  group.id === groupId ? { ...group, name: groupName } : group;
