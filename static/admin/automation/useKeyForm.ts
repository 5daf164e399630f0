import { useState } from 'react';
import type { NewKey } from '../../../src/application/adminApi';
import { invoke } from '../invoke';
import { useAction } from '../load/useAction';
import { useWords } from '../words/useWords';
import type { KeyFields } from './keyFields';

const EMPTY: KeyFields = { label: '', reach: 'chosen', groups: [] };

/** The fields of a new key, what is missing in them, and the making of it. */
export const useKeyForm = (onChanged: () => void, onMade: (made: NewKey) => void) => {
  const words = useWords();
  const [fields, setFields] = useState(EMPTY);
  const [wasTried, setWasTried] = useState(false);
  const { run, isRunning, failure } = useAction(onChanged);

  const label = fields.label.trim();
  const needsGroups = fields.reach === 'chosen' && fields.groups.length === 0;
  const errors = {
    label: wasTried && label === '' ? words('make-key.label.missing') : undefined,
    groups: wasTried && needsGroups ? words('make-key.groups.missing') : undefined,
  };

  const submit = async (): Promise<void> => {
    setWasTried(true);
    if (label === '' || needsGroups) return;
    const groups = fields.reach === 'chosen' ? fields.groups.map(({ id }) => id) : fields.reach;
    await run(() => invoke('createKey', { label, groups }), onMade);
  };

  const change = (changed: Partial<KeyFields>): void => {
    setFields((before) => ({ ...before, ...changed }));
  };

  return { fields, change, errors, submit, isRunning, failure };
};
