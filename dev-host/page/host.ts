/** A person as Confluence shows them. The email is absent if its owner hides it. */
export type Person = {
  accountId: string;
  displayName: string;
  avatarUrl?: string;
  email?: string;
};

/** An account that can view the page. */
export type FrameAccount = { label: string; accountId: string };

/** What the admin frame around the app shows. */
export type FrameInfo = {
  siteName: string;
  /** Without a trailing slash. */
  siteUrl: string;
  /** Whether changes reach a real Confluence site. */
  real: boolean;
  accounts: FrameAccount[];
  /** The ID of the account that views the page. */
  current: string;
  /** The number or ID of the installation. */
  installation: string | number;
};

/**
 * Requests a `/bridge/…` resource of the local Forge for the viewer that the page's address names.
 * Rejects with the status and the server's words if the answer is no success or no JSON.
 */
export const askHost = async (
  path: string,
  { parameters = {}, ...init }: RequestInit & { parameters?: Record<string, string> } = {},
): Promise<unknown> => {
  const response = await fetch(withViewer(path, parameters), init);
  const text = await response.text();
  if (!response.ok)
    throw new Error(`The local Forge answered ${response.status} at ${path}: ${text}`);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Error(`The local Forge answered something other than JSON at ${path}.`);
  }
};

// The page's address has the viewer and the installation, and for a real site a token.
const FORWARDED = ['account', 'installation', 'token'];

const withViewer = (path: string, parameters: Record<string, string>): string => {
  const pageQuery = new URLSearchParams(window.location.search);
  const query = new URLSearchParams(parameters);
  for (const name of FORWARDED) {
    const value = pageQuery.get(name);
    if (value !== null) query.set(name, value);
  }
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
};

const once = <T>(ask: () => Promise<T>): (() => Promise<T>) => {
  let answer: Promise<T> | undefined;
  return () => (answer ??= ask());
};

/** Reads what the admin frame shows, once per page load. */
export const readFrameInfo = once(() => askHost('/bridge/frame') as Promise<FrameInfo>);

/** Reads the page's context (`accountId`, `siteUrl`, `extension` and so on), once per page load. */
export const readContext = once(() => askHost('/bridge/context'));

/** Finds people by part of a name or email, best match first. */
export const searchPeople = async (query: string): Promise<Person[]> =>
  (await askHost('/bridge/users', { parameters: { query } })) as Person[];

const known = new Map<string, Promise<Person>>();

/** Finds the person with an account ID, once per page load. Rejects if there is no such account. */
export const findPerson = (accountId: string): Promise<Person> => {
  const earlier = known.get(accountId);
  if (earlier !== undefined) return earlier;
  const asked = askHost(`/bridge/users/${encodeURIComponent(accountId)}`) as Promise<Person>;
  known.set(accountId, asked);
  return asked;
};
