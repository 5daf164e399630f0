import type { LocalForge } from '../../host/support/localForge';

/** A person of the simulated company, with a unique name. */
export type Person = { accountId: string; name: string };

/**
 * An active person who is in none of these groups, another one at each call. The name has only
 * plain letters and is unique, so that a search finds only this person.
 */
export const newcomerTo = async (
  { site }: LocalForge,
  ...groupNames: string[]
): Promise<Person> => {
  const { groups, users } = await site.state();
  const members = groupNames.flatMap(
    (groupName) => groups.find(({ name }) => name === groupName)?.members ?? [],
  );
  const names = users.map(({ displayName }) => displayName);
  const newcomer = users.find(
    ({ accountId, active, accountType, displayName }) =>
      active &&
      accountType === 'atlassian' &&
      /^[A-Z][a-z]+ [A-Z][a-z]+$/.test(displayName) &&
      names.filter((name) => name.includes(displayName)).length === 1 &&
      !members.includes(accountId) &&
      !given.has(accountId),
  );
  if (!newcomer) throw new Error(`Everybody is in ${groupNames.join(' or ')}.`);
  given.add(newcomer.accountId);
  return { accountId: newcomer.accountId, name: newcomer.displayName };
};

const given = new Set<string>();
