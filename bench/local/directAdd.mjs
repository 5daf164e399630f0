/**
 * The same change by a short script: one request with a site admin's API token, without any checks.
 * Throws unless Confluence accepts it.
 */
export const directAdd = ({ site, admin }) => {
  // The simulated site's tokens are not secret.
  const credentials = Buffer.from(`${admin.email}:token-${admin.accountId}`).toString('base64');
  return async (group, accountId) => {
    const [path, query] =
      'groupId' in group
        ? ['userByGroupId', { groupId: group.groupId }]
        : ['user', { name: group.groupName }];
    const url = `${site.url}/wiki/rest/api/group/${path}?${new URLSearchParams(query)}`;
    const response = await fetch(url, {
      method: 'POST',
      headers: { authorization: `Basic ${credentials}`, 'content-type': 'application/json' },
      body: JSON.stringify({ accountId }),
    });
    const text = await response.text();
    if (response.status !== 201)
      throw new Error(`The direct add failed: ${response.status} ${text}`);
  };
};
