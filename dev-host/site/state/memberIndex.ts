/** Who is in which group, to be asked from both sides. */
export type MemberIndex = {
  has(groupId: string, accountId: string): boolean;
  /** Account ids in the order in which they were added. */
  of(groupId: string): Iterable<string>;
  groupsOf(accountId: string): Iterable<string>;
  add(groupId: string, accountId: string): void;
  remove(groupId: string, accountId: string): void;
  removeGroup(groupId: string): void;
};

export const makeMemberIndex = (members: ReadonlyMap<string, readonly string[]>): MemberIndex => {
  const byGroup = new Map<string, Set<string>>();
  const byAccount = new Map<string, Set<string>>();
  const put = (index: Map<string, Set<string>>, key: string, item: string): void => {
    const items = index.get(key);
    if (items === undefined) index.set(key, new Set([item]));
    else items.add(item);
  };
  const add = (groupId: string, accountId: string): void => {
    put(byGroup, groupId, accountId);
    put(byAccount, accountId, groupId);
  };
  for (const [groupId, accountIds] of members) {
    for (const accountId of accountIds) add(groupId, accountId);
  }
  return {
    has: (groupId, accountId) => byGroup.get(groupId)?.has(accountId) ?? false,
    of: (groupId) => byGroup.get(groupId) ?? [],
    groupsOf: (accountId) => byAccount.get(accountId) ?? [],
    add,
    remove: (groupId, accountId) => {
      byGroup.get(groupId)?.delete(accountId);
      byAccount.get(accountId)?.delete(groupId);
    },
    removeGroup: (groupId) => {
      for (const accountId of byGroup.get(groupId) ?? []) byAccount.get(accountId)?.delete(groupId);
      byGroup.delete(groupId);
    },
  };
};
