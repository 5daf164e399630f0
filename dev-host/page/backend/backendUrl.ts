/** What the page's own address says about who looks at which installation (and, real site, may). */
const FORWARDED = ['account', 'installation', 'token'];

/**
 * The address of a `/bridge/…` resource, with the page's own `account`, `installation` and `token`
 * parameters passed on, so that the server answers for the person that the page shows.
 */
export function backendUrl(path: string, parameters: Record<string, string> = {}): string {
  const pageQuery = new URLSearchParams(window.location.search);
  const query = new URLSearchParams(parameters);
  for (const name of FORWARDED) {
    const value = pageQuery.get(name);
    if (value !== null) query.set(name, value);
  }
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}
