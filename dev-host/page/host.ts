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
  /** Whether the page may have a history of its own. */
  pageHistory: boolean;
};

/**
 * Requests a `/bridge/…` resource of the local Forge for the viewer that the page's address names.
 * Rejects with the status and the server's words if the answer is no success or no JSON.
 */
export const requestHost = async (path: string, init: RequestInit = {}): Promise<unknown> => {
  const response = await fetch(withViewer(path), init);
  const text = await response.text();
  if (!response.ok)
    throw new Error(`The local Forge answered ${response.status} at ${path}: ${text}`);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Error(`The local Forge answered something other than JSON at ${path}.`);
  }
};

// The page's address has the viewer, the installation, the language and the action whose form is drawn,
// and for a real site a token.
const FORWARDED = ['account', 'installation', 'locale', 'token', 'action'];

const withViewer = (path: string): URL => {
  const page = new URL(window.location.href);
  const address = new URL(path, page);
  for (const name of FORWARDED) {
    const value = page.searchParams.get(name);
    if (value !== null) address.searchParams.set(name, value);
  }
  return address;
};

const answers = new Map<string, Promise<unknown>>();

const requestOnce = (path: string): Promise<unknown> => {
  const answer = answers.get(path) ?? requestHost(path);
  answers.set(path, answer);
  return answer;
};

/** Reads what the admin frame shows, once per page load. */
export const readFrameInfo = () => requestOnce('/bridge/frame') as Promise<FrameInfo>;

/** Reads the page's context (`accountId`, `siteUrl`, `extension` and so on), once per page load. */
export const readContext = () => requestOnce('/bridge/context') as Promise<object>;

/** Finds people by part of a name or email, best match first. */
export const searchPeople = (query: string) =>
  requestHost(`/bridge/users?query=${encodeURIComponent(query)}`) as Promise<Person[]>;

/** Finds the person with an account ID, once per page load. Rejects if there is no such account. */
export const findPerson = (accountId: string) =>
  requestOnce(`/bridge/users/${encodeURIComponent(accountId)}`) as Promise<Person>;
