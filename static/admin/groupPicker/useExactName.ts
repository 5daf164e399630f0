import { useEffect, useRef, useState } from 'react';
import { answered, type PageFailure } from '../api/answers';
import { invoke } from '../api/invoke';
import type { ChosenGroup } from '../changes/memberChange';

type ExactName = {
  isLooking: boolean;
  /** Why the name can't be used: no group has it, or several do. */
  failure?: PageFailure;
  /** Looks up the group with exactly this name. Undefined if there is none, or a newer question. */
  look: (name: string) => Promise<ChosenGroup | undefined>;
  /** Hides the failure. */
  forget: () => void;
};

/** Looks up groups whose exact name was typed or pasted. Changes then name them the same way. */
export const useExactName = (): ExactName => {
  const [state, setState] = useState<{ isLooking: boolean; failure?: PageFailure }>({
    isLooking: false,
  });
  const latest = useRef(0);
  useEffect(
    () => () => {
      latest.current += 1; // ignores answers that arrive after the field is gone
    },
    [],
  );

  const look = async (name: string): Promise<ChosenGroup | undefined> => {
    const question = ++latest.current;
    setState({ isLooking: true });
    const answer = await answered(invoke('checkGroups', { groups: [{ groupName: name }] }));
    if (question !== latest.current) return undefined;
    const [group] = answer.ok ? answer.value : [];
    if (answer.ok && group?.ok) {
      setState({ isLooking: false });
      const { ok: _found, ...found } = group;
      return { ...found, byName: true };
    }
    const failure: PageFailure = answer.ok
      ? { code: group && !group.ok ? group.code : 'unexpected', field: 'group' }
      : answer.failure;
    setState({ isLooking: false, failure });
    return undefined;
  };

  const forget = (): void => {
    latest.current += 1;
    setState({ isLooking: false });
  };
  return { ...state, look, forget };
};
