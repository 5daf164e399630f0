import { useRef, useState } from 'react';
import type { Change, ChangeAction, Group } from '../../../src/contract/adminApi';
import { type AskedChange, changeMember, type Named } from './changeWords';

type Fields = {
  group?: Group | undefined;
  accountId: string;
  /** Counts the people requested. A new number empties the field for the next person. */
  person: number;
  /** Whether the form was sent with an empty field. */
  wasIncomplete: boolean;
};

/** The form's fields, and the calls that add or remove. */
export const useMembershipForm = (onChanged: () => void) => {
  const [fields, setFields] = useState<Fields>({ accountId: '', person: 0, wasIncomplete: false });
  const { run, running, last, forget } = useMemberChange();
  const change = (changed: Partial<Fields>): void => {
    setFields((before) => ({ ...before, ...changed }));
  };

  const chooseGroup = (group: Group | undefined): void => {
    // The last result is about the earlier group.
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
    onChanged(); // failures are recorded, too
  };

  /** The person and group in the fields. Undefined if one is empty, and the form shows an error. */
  const named = (): Named | undefined => {
    const { group, accountId } = fields;
    const isComplete = group !== undefined && accountId !== '';
    change({ wasIncomplete: !isComplete });
    return isComplete ? { group, accountId } : undefined;
  };

  const send = async (action: ChangeAction, asked: Named): Promise<void> => {
    const result = await run(action, asked);
    if (result) applyAnswer(result);
  };

  return { fields, change, chooseGroup, named, send, running, last };
};

/** The group with the name that the change returned. */
const renamed = (group: Group, { groupId, groupName }: Change): Group =>
  group.id === groupId ? { ...group, name: groupName } : group;

type Progress = { running?: ChangeAction; last?: AskedChange };

/** Makes one change at a time. A second call while one runs does nothing and returns undefined. */
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

  /** Hides the last result. */
  const forget = (): void => {
    setProgress(({ last: _dropped, ...rest }) => rest);
  };

  return { ...progress, run, forget };
};
