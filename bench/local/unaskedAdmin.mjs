/**
 * A site admin other than the accounts for signing in. The app already knows one of those, because
 * the host creates a key as that account at its start.
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
