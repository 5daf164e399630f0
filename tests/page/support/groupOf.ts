import type { LocalForge } from '../../host/support/localForge';

/** A new group with the first people of the company, and its ID. */
export const groupOf = async (forge: LocalForge, name: string, size: number): Promise<string> => {
  const { id } = await forge.site.createGroup({ name });
  const { users } = await forge.site.state();
  const people = users.filter(({ active, accountType }) => active && accountType === 'atlassian');
  for (const { accountId } of people.slice(0, size))
    await forge.call('addMember', { groupId: id, accountId });
  return id;
};
