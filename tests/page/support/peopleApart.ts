import type { SiteState, SiteUser } from '../../host/support/simulatedSite';

/** For two people of one name, an email in that name that neither of them has. */
export type Namesakes = { email: string; meant: string };

export type PeopleApart = {
  isActive: (accountId: string) => boolean;
  /** People who are in none of the groups, others at each call, with unique names. */
  take: (count: number) => SiteUser[];
  namesakes: Namesakes;
  suspended: SiteUser;
  app: SiteUser;
};

/** The people of a site that tests can use without getting in each other's way. */
export const peopleApart = (state: SiteState, groupNames: readonly string[]): PeopleApart => {
  const members = new Set(
    state.groups.filter(({ name }) => groupNames.includes(name)).flatMap((group) => group.members),
  );
  const staff = state.users.filter(
    ({ accountId, accountType }) => accountType === 'atlassian' && !members.has(accountId),
  );
  const named = new Map<string, SiteUser[]>();
  for (const user of state.users)
    named.set(user.displayName, [...(named.get(user.displayName) ?? []), user]);
  const active = staff.filter(({ active }) => active);
  const free = active.filter(({ displayName }) => named.get(displayName)?.length === 1);
  // The picker and Confluence's search find these by name, and only them.
  free.sort((one, other) => Number(isPlain(other)) - Number(isPlain(one)));
  const meant = active.find(
    (user) => isPlain(user) && named.get(user.displayName)?.filter(isPresent).length === 2,
  );
  const suspended = staff.find((user) => !user.active && named.get(user.displayName)?.length === 1);
  const app = state.users.find(({ accountType }) => accountType === 'app');
  if (!meant || !suspended || !app) throw new Error('The site lacks people of some kind.');
  const activeIds = new Set(state.users.filter(isPresent).map(({ accountId }) => accountId));
  return {
    isActive: (accountId) => activeIds.has(accountId),
    take: (count) => {
      if (free.length < count) throw new Error('There are not as many people on the site.');
      return free.splice(0, count);
    },
    namesakes: {
      email: `${meant.displayName.toLowerCase().replace(' ', '.')}@other.example`,
      meant: meant.accountId,
    },
    suspended,
    app,
  };
};

const isPresent = ({ active }: SiteUser): boolean => active;
const isPlain = ({ displayName }: SiteUser): boolean =>
  /^[A-Z][a-z]+ [A-Z][a-z]+$/.test(displayName);
