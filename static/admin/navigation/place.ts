/**
 * What the page shows: a tab, and what is open in it. A place that the admin opened has a number of its
 * own, so that it takes the focus once.
 */
export type Place = { opened?: number | undefined } & (
  | { tab: 'groups'; groupId?: string; compare?: readonly string[] } // IDs of the compared groups
  | { tab: 'people'; accountId?: string }
  | { tab: 'bulk'; planId?: string; jobId?: string }
  | { tab: 'automation' }
  | { tab: 'activity' }
  | { tab: 'settings' }
  | { tab: 'setup' }
);

export type TabKey = Place['tab'];

/** The tabs in the order in which the page shows them. */
export const TABS: readonly TabKey[] = [
  'groups',
  'people',
  'bulk',
  'automation',
  'activity',
  'settings',
  'setup',
];

/** Where the page opens under Manage apps. */
export const SETUP_PATH = '/setup';

export const FIRST_PLACE: Place = { tab: 'groups' };

/** A place as a path: `/groups`, `/groups/<group ID>`, `/bulk/jobs/<job ID>`. */
export const pathOf = (place: Place): string =>
  `/${partsOf(place).map(encodeURIComponent).join('/')}`;

const partsOf = (place: Place): string[] => {
  switch (place.tab) {
    case 'groups': {
      const { tab, groupId, compare } = place;
      return [
        tab,
        ...(groupId === undefined ? [] : [groupId]),
        ...(compare ? ['compare', ...compare] : []),
      ];
    }
    case 'people':
      return place.accountId === undefined ? [place.tab] : [place.tab, place.accountId];
    case 'bulk': {
      if (place.jobId !== undefined) return [place.tab, 'jobs', place.jobId];
      return place.planId === undefined ? [place.tab] : [place.tab, 'plans', place.planId];
    }
    case 'automation':
    case 'activity':
    case 'settings':
    case 'setup':
      return [place.tab];
  }
};

/** The place of a path. A path that the page doesn't know leads to its first tab. */
export const placeOf = (path: string): Place => {
  const [tab, ...rest] = path.split('/').slice(1).map(decoded);
  const [first, second] = rest;
  const comparedFrom = (at: number): string[] => rest.slice(at, at + 2).filter((id) => id !== '');
  switch (tab) {
    case 'groups': {
      if (first === undefined || first === '') return { tab };
      if (first === 'compare') return { tab, compare: comparedFrom(1) };
      return { tab, groupId: first, ...(second === 'compare' && { compare: comparedFrom(2) }) };
    }
    case 'people':
      return first === undefined || first === '' ? { tab } : { tab, accountId: first };
    case 'bulk':
      if (second === undefined || second === '') return { tab };
      if (first === 'jobs') return { tab, jobId: second };
      return first === 'plans' ? { tab, planId: second } : { tab };
    case undefined:
    default:
      return { tab: TABS.find((each) => each === tab) ?? FIRST_PLACE.tab };
  }
};

const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return ''; // a path that was cut or typed by hand
  }
};
