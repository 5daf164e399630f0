/**
 * A site admin who is none of those whom people sign in as: the host has made a key as one of them
 * while it started, so the app knows that one already.
 */
export function unaskedAdmin({ users, groups }, exceptFor) {
  const siteAdmins = groups.filter(({ accessTypes }) =>
    ['admin', 'site-admin'].every((access) => accessTypes.includes(access)),
  );
  const members = new Set(siteAdmins.flatMap((group) => group.members));
  const found = users.find(
    ({ accountId, active }) => active && members.has(accountId) && !exceptFor.includes(accountId),
  );
  if (!found) throw new Error('The simulated site has no second site admin.');
  return found;
}
