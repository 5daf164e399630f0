import type { SiteStatus } from '../../../../src/contract/adminApi';
import type { PlanGroupView, PlanView } from '../../../../src/contract/bulkApi';
import {
  failureWords,
  unanswered,
  readingWords,
  REFUSED,
  type SpecialWords,
} from '../../words/failureWords';
import type { MessageKey, Writing } from '../../words/fill';
import { withDistinctNames } from '../../words/distinctNames';
import { countedRemovals, isTooMany, isTooManyInAll, mostOfGroup, planTotals } from './planTotals';
import { groupNames } from './sourceWords';

/** Until when a plan that wasn't applied can be, or could be, if it can. */
export const planStatusWords = (
  { groups }: Pick<PlanView, 'groups'>,
  isExpired: boolean,
): MessageKey => {
  if (planTotals(groups).refused.length > 0) return 'bulk.plan.unchanged';
  return isExpired ? 'bulk.plan.expired' : 'bulk.plan.usable';
};

const MAX_NAMED = 3;

/** What an admin should know of a plan before they read its rows. */
export const planWarnings = (
  { groups }: Pick<PlanView, 'groups'>,
  site: SiteStatus | undefined,
  writing: Writing,
): { title: MessageKey; text: string }[] => {
  const { words } = writing;
  const named = withDistinctNames(groups, words);
  const { protectedGroups, isAccessUnknown } = planTotals(named);
  const seats = seatsText(named, writing);
  const namesOf = (of: readonly PlanGroupView[]) => ({
    groups: groupNames(of, MAX_NAMED, writing),
  });
  const notDelegated = notDelegatedOf(named, site);
  const warnings: [title: MessageKey, text: string | false | undefined][] = [
    [
      'bulk.plan.rights.title',
      notDelegated.length > 0 && words('bulk.plan.rights', namesOf(notDelegated)),
    ],
    [
      'bulk.plan.seats.title',
      seats && isAccessUnknown ? `${seats} ${words('bulk.plan.access.unknown')}` : seats,
    ],
    [
      'bulk.plan.protected.title',
      protectedGroups.length > 0 && words('bulk.plan.protected', namesOf(protectedGroups)),
    ],
  ];
  return warnings.flatMap(([title, text]) => (text ? [{ title, text }] : []));
};

/** The groups that only some admins can change. Empty for a site admin, who can change all. */
const notDelegatedOf = (
  groups: PlanView['groups'],
  site: SiteStatus | undefined,
): PlanGroupView[] => {
  if (!site || site.viewerIsSiteAdmin === true || site.viewer === 'works') return [];
  const delegated = new Set(site.delegatedGroups.map(({ id }) => id));
  return groups.filter(({ id, refusal }) => refusal === undefined && !delegated.has(id));
};

/** What a plan may cost people or the site, each in one line, for the question before it applies. */
export const planRisks = (
  { groups }: Pick<PlanView, 'groups'>,
  writing: Writing,
): { lines: string[]; isGrave: boolean } => {
  const { words, counted } = writing;
  const named = withDistinctNames(groups, words);
  const { removals, losing, accessLost, isAccessUnknown, protectedGroups } = planTotals(named);
  const seats = seatsText(named, writing);
  const lines = [
    removals > 0 && counted('bulk.apply.removals', removals),
    accessLost > 0 &&
      counted('bulk.apply.access-lost', accessLost, {
        groups: groupNames(losing, MAX_NAMED, writing),
      }),
    seats,
    isAccessUnknown && words('bulk.plan.access.unknown'),
    protectedGroups.length > 0 &&
      counted('bulk.apply.admin-rights', protectedGroups.length, {
        groups: groupNames(protectedGroups, MAX_NAMED, writing),
      }),
  ].filter((line) => typeof line === 'string');
  return { lines, isGrave: lines.length > (removals > 0 ? 1 : 0) };
};

/** How many additions may take a license, and in which groups. Undefined if none may. */
const seatsText = (groups: PlanView['groups'], writing: Writing): string | undefined => {
  const { gaining, seats } = planTotals(groups);
  if (seats === 0) return undefined;
  const values = { groups: groupNames(gaining, MAX_NAMED, writing) };
  return writing.counted('bulk.plan.seats', seats, values);
};

/** Creating a plan changes no group, so there is no doubt about a change. */
export const createPlanWords: SpecialWords = { ...readingWords, 'not-permitted': REFUSED };

/** The same for a plan from a list. The page checks everything else before it sends one. */
export const listPlanWords: SpecialWords = {
  ...createPlanWords,
  'invalid-input': { title: 'bulk.plan.too-large.title', next: 'bulk.plan.too-large.next' },
};

/**
 * What to do about refused groups, or nothing if there are none. Only a plan whose list is on the
 * page has a list to edit. The people of others were selected, or come from a job.
 */
export const refusedWords = (
  plan: Pick<PlanView, 'groups' | 'origin' | 'ceilings'>,
  hasList: boolean,
): (MessageKey | typeof IN_ALL)[] => {
  const { groups, origin } = plan;
  const { refused } = planTotals(groups);
  if (refused.length === 0) return [];
  const ofImport = hasList ? 'bulk.plan.refused' : 'bulk.plan.refused.of-selection';
  const from = origin.kind === 'import' ? ofImport : 'bulk.plan.refused.of-job';
  const some = from === 'bulk.plan.refused' ? from : 'bulk.plan.refused.of-job';
  return [
    refused.length < groups.length
      ? some
      : refused.every(isTooMany)
        ? NONE
        : (`${from}.all` as const),
    ...(isTooManyInAll(plan) ? [IN_ALL] : []),
    ...(refused.some(isTooMany) ? [`${from}.too-many` as const] : []),
    ...(refused.some(isTooMany) && origin.kind === 'undo' ? [OF_UNDO] : []),
    ...(refused.some(isUncounted) ? [UNCOUNTED] : []),
  ];
};

export const IN_ALL = 'bulk.plan.refused.in-all' as const;

// What to do comes with the limit.
const NONE = 'bulk.plan.refused.none' as const;

const OF_UNDO = 'bulk.plan.refused.of-undo' as const;

const isUncounted = ({ refusal }: PlanGroupView): boolean => refusal === 'too-many-to-count';

const UNCOUNTED = 'bulk.plan.refused.too-many-to-count' as const;

/** How many members a group of a plan has, as far as that is known. */
export const membersText = (
  { members, counted }: Pick<PlanGroupView, 'members' | 'counted'>,
  { words, number }: Pick<Writing, 'words' | 'number'>,
): string => {
  if (members === undefined) return '–';
  const count = number(members);
  return counted === 'in-part' ? words('bulk.groups.members.at-least', { members: count }) : count;
};

/**
 * A failed start may have started the job. Trying again is safe, because a plan starts only once.
 */
export const startJobWords: SpecialWords = {
  ...unanswered('bulk.apply.again'),
  'not-permitted': REFUSED,
};

/**
 * Why nothing can run in a group. For too many removals, it names their number, and the limit if
 * the group's own limit is exceeded.
 */
export const whyRefused = (
  group: PlanGroupView,
  ceilings: PlanView['ceilings'],
  { words, counted, number }: Writing,
  percent: (share: number) => string,
): string => {
  const { members = 0, refusal = 'unexpected' } = group;
  const removals = countedRemovals([group]);
  if (!ceilings || !isTooMany(group))
    return words(failureWords({ code: refusal, field: 'group' }).title);
  const most = mostOfGroup(group, ceilings);
  return counted(removals > most ? 'bulk.plan.refused.share' : 'bulk.changes.removals', removals, {
    members: number(members),
    most: number(most),
    share: percent(ceilings.mostRemovedPercent / 100),
  });
};

/**
 * Whether discarding a plan loses something: another admin's plan, or one whose list is no longer
 * on the page. The viewer's own undo or retry can be created again from its job with one click.
 */
export const isLostWhenDiscarded = (
  { authorId, origin }: Pick<PlanView, 'authorId' | 'origin'>,
  { viewerId, hasList }: { viewerId: string | undefined; hasList: boolean },
): boolean => authorId !== viewerId || (origin.kind === 'import' && !hasList);

/** Discarding a plan twice discards it once. */
export const discardPlanWords: SpecialWords = {
  'in-progress': { title: 'bulk.discard.applied.title', next: 'bulk.discard.applied.next' },
  'not-found': { title: 'bulk.discard.gone.title', next: 'bulk.discard.gone.next' },
  ...unanswered('bulk.discard.again'),
};
