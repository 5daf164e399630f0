import { useRef, useState } from 'react';
import { invoke } from '../../api/invoke';
import type { ChosenFile, FilePurpose } from '../file/fileChunks';
import { keepAnswers, NO_ANSWERS, type ReviewAnswers } from './answers';
import {
  type CheckCalls,
  type Checked,
  checkList,
  type CheckStep,
  NOTHING_CHECKED,
} from './checkList';
import {
  EMPTY_LIST,
  isPlanOf,
  type ListFields,
  type ListState,
  readFields,
  type Understood,
  withPlan,
  withReplacedPlan,
} from './listState';

const CALLS: CheckCalls = {
  checkGroups: (input) => invoke('checkGroups', input),
  findPeople: (input) => invoke('findPeople', input),
  checkPeople: (input) => invoke('checkPeople', input),
};

/**
 * Holds a list from the form to its review. Texts and answers stay until the list's plan is
 * applied.
 */
export const useList = () => {
  const [state, setState] = useState<ListState>({ kind: 'writing' });
  const [answers, setAnswers] = useState<ReviewAnswers>(NO_ANSWERS);
  const fields = useRef<Readonly<ListFields>>(EMPTY_LIST); // typing must not rerender the form
  const answersSource = useRef<string>(); // the list that the answers are for
  const latest = useRef(0);

  const check = async (understood: Understood, known: Checked): Promise<void> => {
    const mine = ++latest.current;
    setState({ kind: 'checking', understood });
    const { list, users, withPeople } = understood;
    const onStep = (step: CheckStep): boolean => {
      if (mine === latest.current) setState({ kind: 'checking', understood, step });
      return mine === latest.current;
    };
    const result = await checkList({ rows: list.rows, users, withPeople, known, onStep }, CALLS);
    if (mine === latest.current) setState({ kind: 'checked', understood, ...result });
  };

  return {
    state,
    answers,
    setAnswers,
    fields,
    /**
     * Puts a file in place of the pasted text, or removes it. Errors about the earlier text
     * disappear.
     */
    putFile: (purpose: FilePurpose, file: ChosenFile | undefined): void => {
      const { files } = fields.current;
      fields.current = { ...fields.current, files: { ...files, [purpose]: file } };
      setState({ kind: 'writing' });
    },
    /** Reads what was chosen or pasted, and checks it. */
    submit: async (): Promise<void> => {
      const read = readFields(fields.current);
      if ('refusal' in read) {
        setState({ kind: 'writing', refusal: read.refusal });
        return;
      }
      const { source } = read.understood;
      setAnswers(keepAnswers(answers, source === answersSource.current));
      answersSource.current = source;
      await check(read.understood, NOTHING_CHECKED);
    },
    /** Asks again what wasn't answered. */
    resume: async (): Promise<void> => {
      if (state.kind === 'checked') await check(state.understood, state.checked);
    },
    /** A plan was created from a list, which may no longer be the present one. */
    planCreated: (planId: string, from: ListState): void => {
      setState((now) => withPlan(now, planId, from));
    },
    /** A plan was created again. */
    planReplaced: (planId: string, before: string): void => {
      setState((now) => withReplacedPlan(now, planId, before));
    },
    /** Forgets the list when its own plan is applied. */
    planApplied: (planId: string): void => {
      if (!isPlanOf(state, planId)) return;
      latest.current += 1;
      fields.current = EMPTY_LIST;
      setAnswers(NO_ANSWERS);
      setState({ kind: 'writing' });
    },
    /** Goes back to the form. A running check ends. */
    change: (): void => {
      latest.current += 1;
      setState({ kind: 'writing' });
    },
  };
};

export type List = ReturnType<typeof useList>;
