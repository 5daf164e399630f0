import { useRef, useState } from 'react';
import type { Group } from '../../../../src/contract/adminApi';
import type { ChangeAction } from '../../../../src/contract/bulkApi';
import type { ColumnRole } from '../../../../src/domain/columnRole';
import { callsOf, invoke } from '../../api/invoke';
import type { ChosenFile, FilePurpose } from '../file/fileChunks';
import type { WordMeaning } from '../import/actionWords';
import type { Encoding } from '../import/sheet';
import { isSameList, keepAnswers, NO_ANSWERS, type ReviewAnswers } from './answers';
import { type Checked, checkList, type CheckStep, NOTHING_CHECKED } from './checkList';
import { recallRoles, rememberRoles } from './columnMemory';
import {
  type DecidedList,
  openList,
  reopenList,
  withDefaultAction,
  withEncoding,
  withGroup,
  withHeaderRow,
  withMeaning,
  withRemembered,
  withRole,
  withSheet,
} from './decisions';
import {
  contentOf,
  EMPTY_LIST,
  isPlanOf,
  isSameSource,
  type ListFields,
  type ListState,
  readOptions,
  stepBack,
  understandByHand,
  understandColumns,
  type Understood,
  withDecision,
  withoutPlan,
  withPlan,
  withReplacedPlan,
} from './listState';
import { makeLoadHeaderKind } from './loadHeaderKind';

const CALLS = callsOf('checkGroups', 'findPeople', 'checkPeople', 'searchGroups');

const COLUMN_CALLS = callsOf('recallColumns', 'rememberColumns');

/** Loads what headers and action words mean, once for the whole page. */
export const loadHeaderKind = makeLoadHeaderKind(() => invoke('readHeaderWords'));

/**
 * Holds a list from the form over its columns to its review. Texts, decisions and answers stay until
 * the list's plan is applied.
 */
export const useList = () => {
  const [state, setState] = useState<ListState>({ kind: 'writing' });
  const [answers, setAnswers] = useState<ReviewAnswers>(NO_ANSWERS);
  const fields = useRef<Readonly<ListFields>>(EMPTY_LIST); // typing must not rerender the form
  const answered = useRef<Understood>(); // the list that the answers are for
  const latest = useRef(0);

  const check = async (understood: Understood, known: Checked, planId?: string): Promise<void> => {
    const mine = ++latest.current;
    setState({ kind: 'checking', understood, planId });
    const { list, users, withPeople } = understood;
    const onStep = (step: CheckStep): boolean => {
      if (mine === latest.current) setState({ kind: 'checking', understood, step, planId });
      return mine === latest.current;
    };
    const result = await checkList({ rows: list.rows, users, withPeople, known, onStep }, CALLS);
    if (mine === latest.current) setState({ kind: 'checked', understood, ...result, planId });
  };

  const checkFirst = async (understood: Understood): Promise<void> => {
    const earlier = answered.current;
    answered.current = understood;
    setAnswers((before) => keepAnswers(before, isSameList(earlier?.list, understood.list)));
    const planId = isSameSource(earlier, understood) ? state.planId : undefined;
    await check(understood, NOTHING_CHECKED, planId);
  };

  /** Shows that a long text is being read. Returns whether the page still waits for it after that. */
  const begin = async (reading: ListState): Promise<() => boolean> => {
    const mine = ++latest.current;
    setState(reading);
    await nextTask();
    return () => mine === latest.current;
  };

  const decide = (change: (decided: DecidedList) => DecidedList): void => {
    latest.current += 1; // ends the reading of another sheet
    setState((now) => (now.kind === 'columns' ? withDecision(now, change(now.decided)) : now));
  };

  const discard = (): void => {
    latest.current += 1;
    fields.current = EMPTY_LIST;
    answered.current = undefined;
    setAnswers(NO_ANSWERS);
    setState({ kind: 'writing' });
  };

  const before = state.kind === 'writing' ? state.decided : undefined;
  const { planId } = state;
  const writing = { kind: 'writing', planId, ...(before && { decided: before }) } as const;
  return {
    state,
    answers,
    setAnswers,
    fields,
    /**
     * Puts a file in place of the pasted text, or removes it. Errors about the earlier text
     * disappear, and so do decisions about the earlier list.
     */
    putFile: (purpose: FilePurpose, file: ChosenFile | undefined): void => {
      const { files } = fields.current;
      fields.current = { ...fields.current, files: { ...files, [purpose]: file } };
      latest.current += 1;
      setState(purpose === 'users' ? writing : { kind: 'writing' });
    },
    /** Loads what reading a list needs, while the admin chooses it. `submit` reports a failure. */
    prepare: (): void => {
      void loadHeaderKind();
    },
    /** Reads what was chosen or pasted, and shows its columns. */
    submit: async (): Promise<void> => {
      const isPresent = await begin({ ...writing, isReading: true });
      if (!isPresent()) return;
      const headerKind = await loadHeaderKind();
      if (!isPresent()) return;
      if (!headerKind.ok) {
        setState({ ...writing, failure: headerKind.failure });
        return;
      }
      const options = readOptions(fields.current, headerKind.value);
      if ('refused' in options) {
        setState({ ...writing, refusal: { purpose: 'users', why: options } });
        return;
      }
      const content = contentOf(fields.current, before);
      const reopened = before && reopenList(content, before);
      const opened =
        reopened ?? openList(content, fields.current.files.list?.name, headerKind.value);
      if ('refused' in opened) {
        setState({ ...writing, refusal: { purpose: 'list', why: opened } });
        return;
      }
      const roles = reopened ? undefined : await recallRoles(opened.list, COLUMN_CALLS);
      if (!isPresent()) return;
      const decided = roles ? withRemembered(opened, roles) : opened;
      setState({ kind: 'columns', decided, ...options, planId });
    },
    /** Checks the people entered by hand. */
    submitByHand: async (): Promise<void> => {
      const isPresent = await begin({ ...writing, isReading: true });
      const words = await loadHeaderKind(); // "Ana (remove)" isn't Ana
      if (!isPresent()) return;
      if (!words.ok) {
        setState({ ...writing, failure: words.failure });
        return;
      }
      const next = understandByHand(fields.current.byHand, state);
      if ('understood' in next) await checkFirst(next.understood);
      else setState(next.state);
    },
    columns: {
      /** Opens a sheet, with the roles that were remembered for it. */
      chooseSheet: async (sheet: number): Promise<void> => {
        if (state.kind !== 'columns') return;
        const isPresent = await begin({ ...state, opening: sheet });
        if (!isPresent()) return;
        const opened = withSheet(state.decided, sheet);
        const isKnown = opened.otherSheets.has(sheet) || opened.refusal !== undefined;
        const roles = isKnown ? undefined : await recallRoles(opened.list, COLUMN_CALLS);
        if (!isPresent()) return;
        setState(withDecision(state, roles ? withSheet(state.decided, sheet, roles) : opened));
      },
      chooseHeaderRow: (row: number): void => {
        decide((decided) => withHeaderRow(decided, row));
      },
      chooseEncoding: (encoding: Encoding): void => {
        decide((decided) => withEncoding(decided, encoding));
      },
      chooseRole: (place: number, role: ColumnRole): void => {
        decide((decided) => withRole(decided, place, role));
      },
      chooseMeaning: (word: string, meaning: WordMeaning): void => {
        decide((decided) => withMeaning(decided, word, meaning));
      },
      chooseDefaultAction: (action: ChangeAction): void => {
        decide((decided) => withDefaultAction(decided, action));
      },
      chooseGroup: (group: Group | undefined): void => {
        decide((decided) => withGroup(decided, group));
      },
      /** Checks the list if nothing is missing, and remembers the roles of its columns. */
      submit: async (): Promise<void> => {
        if (state.kind !== 'columns') return;
        const isPresent = await begin({ ...state, isReading: true });
        if (!isPresent()) return;
        const next = understandColumns(state);
        if ('state' in next) {
          setState(next.state);
          return;
        }
        void rememberRoles(state.decided.list, COLUMN_CALLS);
        await checkFirst(next.understood);
      },
    },
    /** Asks again what wasn't answered. */
    resume: async (): Promise<void> => {
      if (state.kind === 'checked') await check(state.understood, state.checked, state.planId);
    },
    /** A plan was created from a list, which may no longer be the present one. */
    planCreated: (planId: string, from: ListState): void => {
      setState((now) => withPlan(now, planId, from));
    },
    /** A plan was created again. */
    planReplaced: (planId: string, before: string): void => {
      setState((now) => withReplacedPlan(now, planId, before));
    },
    /** A plan was discarded. Its list stays. */
    planDiscarded: (planId: string): void => {
      setState((now) => withoutPlan(now, planId));
    },
    /** Forgets the list when its own plan is applied. */
    planApplied: (planId: string): void => {
      if (isPlanOf(state, planId)) discard();
      else setState((now) => withoutPlan(now, planId));
    },
    /** Forgets the list and what was answered about it. A running check ends. */
    discard,
    /** Goes back one step. A running check ends. */
    back: (): void => {
      latest.current += 1;
      setState(stepBack);
    },
  };
};

/** Lets the page draw before long work. */
const nextTask = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve);
  });

export type List = ReturnType<typeof useList>;
