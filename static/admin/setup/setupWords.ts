import type {
  SelfTestView,
  SetupItem,
  SetupNext,
  SetupState,
  TrialView,
} from '../../../src/contract/setupApi';
import type { MessageKey, Writing } from '../words/fill';
import { moment } from '../words/fill';
import { outcomeLozenge } from '../words/outcomeLozenge';

type Appearance = 'success' | 'default' | 'removed' | 'moved';

/** The color of a state's label. */
export const STATE_LOOK: Record<SetupState, Appearance> = {
  works: 'success',
  refused: 'removed',
  unknown: 'default',
};

/** A time in milliseconds since 1970, as the viewer writes it. */
export const timeText = (at: number, { locale }: Writing): string =>
  moment(new Date(at).toISOString(), locale);

/** How a line is known. */
export const howText = ({ how, points }: SetupItem, { words, number }: Writing): string =>
  words(`setup.how.${how}`, points && { left: number(points.left), points: number(points.of) });

/** The sentence of a next step. Undefined if there is nothing to do. */
export const nextText = (next: SetupNext): MessageKey | undefined =>
  next === 'none' ? undefined : `setup.next.${next}`;

/** How the whole site stands: what does not work counts more than what is unknown. */
export type SetupSummary = {
  appearance: 'success' | 'information' | 'warning';
  title: MessageKey;
  works: number;
  /** How many checks don't work or aren't known. It is 0 unless that is fine. */
  rest: number;
  /** What doesn't work and has a next step. */
  broken: SetupItem['key'][];
  /** Different next steps, the most important first, at most three. */
  next: MessageKey[];
};

const MAX_NEXT = 3;
// These tell an admin that nothing has to be done.
const NOT_URGENT: ReadonlySet<SetupNext> = new Set([
  'none',
  'make-call',
  'call-for-other-group',
  'use-ids',
  'after-lists', // the line of the lists says what to do
  'wait-for-event',
  'wait-for-first-run',
]);

/** `hasLeftover`: a self-test may have left a person in a group, which comes first. */
export const summaryOf = (items: readonly SetupItem[], hasLeftover = false): SetupSummary => {
  const urgent = items.filter((item) => !NOT_URGENT.has(item.next));
  const nextOf = (state: SetupState): MessageKey[] =>
    urgent.flatMap((item) => (item.state === state ? (nextText(item.next) ?? []) : []));
  const [refused, unknown] = [nextOf('refused'), nextOf('unknown')];
  const isBroken = ({ state }: SetupItem): boolean => state === 'refused';
  const broken = [...new Set(urgent.filter(isBroken).map(({ key }) => key))];
  const works = items.filter(({ state }) => state === 'works').length;
  const first: MessageKey[] = hasLeftover ? ['setup.next.leftover'] : [];
  const next = [...new Set([...first, ...refused, ...unknown])].slice(0, MAX_NEXT);
  const found = { works, rest: 0, broken, next };
  if (broken.length > 0) return { appearance: 'warning', title: 'setup.summary.refused', ...found };
  if (hasLeftover) return { appearance: 'warning', title: 'setup.summary.leftover', ...found };
  const appWorks = items.some(({ key, state }) => key === 'app' && state === 'works');
  const isFine = next.every((step) => appWorks && step === 'setup.next.run-test');
  if (!isFine) return { appearance: 'information', title: 'setup.summary.unknown', ...found };
  // The page's status line says that Rollcall works, and so does this.
  return {
    ...{ ...found, appearance: 'success', title: 'setup.summary.works' },
    rest: items.length - works,
    next: next.length > 0 ? ['setup.next.run-test-too'] : [],
  };
};

/** The sentence about a person that a test may have left. */
export const leftText = ({ isCertain, addedSince }: SelfTestView): MessageKey => {
  if (addedSince === 'certainly') return 'setup.left.added';
  return isCertain === true ? 'setup.left.certain' : 'setup.left.unknown';
};

/** What an admin can do about that person. */
export const leftNextText = ({ addedSince }: SelfTestView): MessageKey =>
  addedSince === undefined ? 'setup.left.next' : NEXT_IF_ADDED[addedSince];

const NEXT_IF_ADDED = {
  certainly: 'setup.left.added-next',
  maybe: 'setup.left.maybe-added-next',
} as const;

/** The label of a write of a self-test, or of a trial without one. */
export const writeLook = (
  trial: TrialView,
  which: 'add' | 'removal',
): { text: MessageKey; appearance: Appearance } | undefined => {
  const write = trial[which];
  if (write) return outcomeLozenge(write.outcome);
  if (trial.state === 'done') return undefined;
  // Before an add that certainly worked, no removal was tried.
  const wasAdded = trial.add?.outcome === 'added' && trial.add.certain;
  if (which === 'removal' && (trial.state !== 'open' || !wasAdded)) return undefined;
  return TRIAL_LOOK[trial.state];
};

const TRIAL_LOOK: Record<
  Exclude<TrialView['state'], 'done'>,
  { text: MessageKey; appearance: Appearance }
> = {
  waiting: { text: 'setup.test.waiting', appearance: 'default' },
  open: { text: 'setup.state.unknown', appearance: 'moved' },
  'not-allowed': { text: 'setup.test.not-allowed', appearance: 'default' },
  skipped: { text: 'setup.test.skipped', appearance: 'default' },
};

/** The sentence about a test that is over. Undefined while it runs or has left a person. */
export const testResult = ({ state, trials }: SelfTestView): MessageKey | undefined => {
  if (state !== 'done') return undefined;
  if (trials.some(({ add }) => add?.outcome === 'already-member')) return 'setup.test.was-there';
  return 'setup.test.done';
};
