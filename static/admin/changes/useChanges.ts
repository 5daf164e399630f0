import { createContext, useContext, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Change } from '../../../src/contract/adminApi';
import type { PlanView } from '../../../src/contract/bulkApi';
import { type Answer, answered, type PageFailure } from '../api/answers';
import { invoke } from '../api/invoke';
import { useIsVisible } from '../frames/OneFrame';
import type { TabKey } from '../navigation/place';
import { readAccountId } from '../bulk/import/people';
import { type PlanCreation, usePlanCreation } from '../bulk/plan/PlanCreation';
import { type DoneChange, draftOf, mayGiveAdminRights, type MemberChange } from './memberChange';

type State = {
  /** The change that waits for the admin's consent, and whether it undoes an uncertain one. */
  asking?: (MemberChange & { isUncertainUndo?: boolean }) | undefined;
  /** The change that is being made, or the first of those that are becoming a plan. */
  running?: MemberChange | undefined;
  last?: DoneChange | undefined;
};

export type Changes = State & {
  /** Whether a change or plan is on its way, so that another request would do nothing. */
  isBusy: boolean;
  /**
   * Makes a single change, and asks first where it may give admin rights, removes someone or undoes
   * an uncertain change. Several changes become a plan, which the admin then reads. Does nothing while another change runs.
   */
  request: (changes: readonly MemberChange[], how?: { undoes?: 'certain' | 'uncertain' }) => void;
  confirm: () => void;
  decline: () => void;
  /** Hides the last result. */
  forget: () => void;
  /** The creation of a plan from several changes. */
  creation: PlanCreation;
};

type Handlers = {
  /** The person who is shown. If it is another one by then, no one awaits the result. */
  about?: string;
  /** Called with each single change that ended, also with one that failed. */
  onDone: (done: DoneChange, isAwaited: boolean) => void;
  /** Called with the plan that several changes became. */
  onPlan: OnPlan;
};

/**
 * Takes a new plan. `isAwaited` says whether the part of the page that asked for it is still there.
 */
export type OnPlan = (plan: PlanView, isAwaited: boolean) => void;

/** Why a change failed, or without a change, why a plan wasn't created. */
export type Lost =
  | { why: PageFailure; change: MemberChange }
  | { why: PageFailure; change?: undefined };

/** Called with a failure if the part of the page that says so is gone or, for a plan, isn't seen. */
export const OnLost = createContext<(lost: Lost) => void>(() => undefined);

/** Changes from any tab: one at a time at once, several as a plan. */
export const useChanges = ({ about = '', onDone, onPlan }: Handlers): Changes => {
  const [state, setState] = useState<State>({});
  const [singles, setSingles] = useState(0);
  const isRunning = useRef(false);
  const isLeft = useRef(false);
  useLayoutEffect(() => {
    isLeft.current = false;
    return () => {
      isLeft.current = true;
    };
  }, []);
  const source = `${singles} ${about}`;
  const latest = useRef({ about, source });
  latest.current = { about, source };
  const onLost = useContext(OnLost);
  const isVisible = useRef(true);
  isVisible.current = useIsVisible();
  const isAwaited = (of: string): boolean => !isLeft.current && of === latest.current.source;
  const creation = usePlanCreation(
    source,
    (plan, of) => {
      onPlan(plan, isAwaited(of));
    },
    (why, of) => {
      if (!isAwaited(of) || !isVisible.current) onLost({ why });
    },
  );

  const run = async (change: MemberChange): Promise<void> => {
    if (isRunning.current) return;
    isRunning.current = true;
    const asked = latest.current.about;
    setState((before) => ({ ...before, running: change }));
    const wasAsked = mayGiveAdminRights(change);
    const last = { ...change, answer: await makeChange(change, wasAsked) };
    isRunning.current = false;
    const { answer } = last;
    const isToAsk = !wasAsked && !answer.ok && answer.failure.code === ASK_FIRST;
    if (change.action === 'add' && isToAsk && !isLeft.current) {
      // The group may give admin rights by now.
      setState({ asking: { ...change, group: { ...change.group, gives: 'unknown' } } });
      return;
    }
    if (isLeft.current && !answer.ok) onLost({ why: answer.failure, change });
    setState({ last });
    onDone(last, asked === latest.current.about);
  };

  const request: Changes['request'] = (changes, { undoes } = {}) => {
    const [change, ...others] = changes;
    if (!change || isRunning.current || creation.isRunning) return;
    if (others.length > 0) {
      const wrong = changes.find(({ accountId }) => readAccountId(accountId) === undefined);
      setState(wrong ? { last: { ...wrong, answer: NO_ACCOUNT_ID } } : { running: change });
      if (wrong) return;
      void creation.create(draftOf(changes)).finally(() => {
        setState((before) => ({ ...before, running: undefined }));
      });
      return;
    }
    setSingles((before) => before + 1); // hides why an earlier plan failed
    const isUncertainUndo = undoes === 'uncertain';
    if (mayGiveAdminRights(change) || isUncertainUndo || (change.action === 'remove' && !undoes))
      setState((before) => ({ ...before, asking: { ...change, isUncertainUndo } }));
    else void run(change);
  };

  return {
    ...state,
    isBusy: state.running !== undefined || creation.isRunning,
    creation,
    request,
    confirm: () => {
      if (state.asking) void run(state.asking);
    },
    decline: () => {
      setState((before) => ({ ...before, asking: undefined }));
    },
    forget: () => {
      setState((before) => ({ ...before, last: undefined }));
    },
  };
};

// As the backend says it of a single change.
const NO_ACCOUNT_ID: Answer<Change> = {
  ok: false,
  failure: { code: 'invalid-input', field: 'accountId' },
};

const ASK_FIRST = 'group-not-allowed';

/**
 * Makes one change. A group that was picked is sent by its ID, so a rename in the meantime doesn't
 * matter. A name that was typed is sent as it is.
 */
const makeChange = (change: MemberChange, wasAsked: boolean): Promise<Answer<Change>> => {
  const { action, group, accountId, seen } = change;
  const { id: groupId, name: groupName } = group;
  const membership = group.byName ? { groupName, accountId } : { groupId, accountId };
  if (action === 'add')
    return answered(invoke('addMember', { ...membership, ...(!wasAsked && UNLESS_ADMIN_GROUP) }));
  return answered(
    invoke(
      'removeMember',
      group.byName ? membership : { groupId, accountId, ...(seen && { seen }) },
    ),
  );
};

const UNLESS_ADMIN_GROUP = { unlessAdminGroup: true } as const;

/** A change made on the page, or a job that has ended: where members may have changed. */
export type NoticedChange = {
  /** The tab that made a single change. It shows the result itself. */
  by?: TabKey;
  groupIds: readonly string[];
  /** Absent for a job. */
  accountId?: string;
};

/** What has changed since the page was opened, as far as it has noticed, oldest first. */
export const NoticedChanges = createContext<readonly NoticedChange[]>([]);

/**
 * Refreshes a tab when the admin comes back to it after a plan was made there, because the plan may
 * have been applied meanwhile. Also refreshes it after a change that concerns it: at once, or when
 * the admin comes back. `refresh` learns whether a plan was made. Returns a function to call with
 * each plan.
 */
export const useRefreshOnReturn = (
  isFront: boolean,
  refresh: (wasPlanned: boolean) => void,
  isConcerned: (change: NoticedChange) => boolean,
): (() => void) => {
  const noticed = useContext(NoticedChanges);
  const seen = useRef(noticed.length); // how many there were at the last look
  const isPlanned = useRef(false);
  const latest = useRef(refresh);
  latest.current = refresh;
  useEffect(() => {
    if (!isFront) return;
    const isOutdated = noticed.slice(seen.current).some(isConcerned);
    seen.current = noticed.length;
    if (!isOutdated && !isPlanned.current) return;
    latest.current(isPlanned.current);
    isPlanned.current = false;
  }, [isFront, noticed]);
  return () => {
    isPlanned.current = true;
  };
};
