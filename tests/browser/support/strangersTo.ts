import type { LocalForge } from '../../host/support/localForge';

/** Account IDs of people who aren't in a group and may be added to it. */
export const strangersTo = async (
  { site }: LocalForge,
  groupName: string,
  count: number,
): Promise<string[]> => {
  const { users } = await site.state();
  const { members } = await site.group(groupName);
  return users
    .filter(({ active, accountType }) => active && accountType === 'atlassian')
    .map(({ accountId }) => accountId)
    .filter((accountId) => !members.includes(accountId))
    .slice(0, count);
};
