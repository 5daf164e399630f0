import { useRef, useState } from 'react';
import type { Change, ChangeAction, Group } from '../../../src/application/adminApi';
import { type AskedChange, changeMember, type Named } from './changeWords';

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

  const applyAnswer = ({ answer }: AskedChange): void => {
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
    const answered = await run(action, asked);
    if (answered) applyAnswer(answered);
  };

  return { fields, change, chooseGroup, named, send, running, last };
};

/** A group under the name that a change of its members came back with. */
const renamed = (group: Group, { groupId, groupName }: Change): Group =>
  group.id === groupId ? { ...group, name: groupName } : group;

type Progress = { running?: ChangeAction; last?: AskedChange };

/**
 * Makes one change at a time; a second call while one is running does nothing. Resolves to what
 * became of it, undefined where nothing was done.
 */
const useMemberChange = () => {
  const [progress, setProgress] = useState<Progress>({});
  const isRunning = useRef(false);

  const run = async (action: ChangeAction, named: Named): Promise<AskedChange | undefined> => {
    if (isRunning.current) return undefined;
    isRunning.current = true;
    setProgress({ running: action });
    const answer = await changeMember(action, named);
    const last = { ...named, action, answer };
    isRunning.current = false;
    setProgress({ last });
    return last;
  };

  /** Drops what is shown of the last one. */
  const forget = (): void => {
    setProgress(({ last: _dropped, ...rest }) => rest);
  };

  return { ...progress, run, forget };
};
