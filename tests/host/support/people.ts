import type { LocalForge } from './localForge';

/** An active person who is not in a group yet; another one at each call. */
export const strangerTo = async (forge: LocalForge, groupName: string): Promise<string> => {
  const { groups, users } = await forge.site.state();
  const group = groups.find(({ name }) => name === groupName);
  if (!group) throw new Error(`The simulated site has no group "${groupName}".`);
  const members = new Set(group.members);
  const stranger = users.find(
    ({ accountId, active, accountType }) =>
      active && accountType === 'atlassian' && !members.has(accountId) && !given.has(accountId),
  );
  if (!stranger) throw new Error(`Everyone is in "${groupName}" already.`);
  given.add(stranger.accountId);
  return stranger.accountId;
};

const given = new Set<string>();
