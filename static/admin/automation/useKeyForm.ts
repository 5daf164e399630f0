import { useState } from 'react';
import type { NewKey } from '../../../src/application/adminApi';
import { invoke } from '../invoke';
import { useAction } from '../load/useAction';
import { useWords } from '../words/useWords';
import type { KeyFields } from './keyFields';
import { keyProblems } from './keyProblems';

const EMPTY: KeyFields = { label: '', reach: 'chosen', groups: [] };

/** The fields of a new key, what is wrong with them, and the making of it. */
export const useKeyForm = (onChanged: () => void, onMade: (made: NewKey) => void) => {
  const words = useWords();
  const [fields, setFields] = useState(EMPTY);
  const [wasTried, setWasTried] = useState(false);
  const { run, isRunning, failure } = useAction(onChanged);

  const problems = keyProblems(fields);
  const shown = wasTried ? problems : {};
  const errors = {
    label: shown.label && words(shown.label),
    groups: shown.groups && words(shown.groups),
  };

  const submit = async (): Promise<void> => {
    setWasTried(true);
    if (problems.label || problems.groups) return;
    const label = fields.label.trim();
    const groups = fields.reach === 'chosen' ? fields.groups.map(({ id }) => id) : fields.reach;
    await run(() => invoke('createKey', { label, groups }), onMade);
  };

  const change = (changed: Partial<KeyFields>): void => {
    setFields((before) => ({ ...before, ...changed }));
  };

  return { fields, change, errors, submit, isRunning, failure };
};
