/** The address of an installation's Confluence, and the authorization of requests to it. */
export type ConfluenceAddress = {
  /** The address without `/wiki`, and without a slash at the end. */
  url: string;
  /**
   * Returns the `Authorization` header for the app (undefined) or for an account. Returns undefined
   * if this address cannot be used as that account.
   */
  authorize: (accountId: string | undefined) => string | undefined;
};

/** A simulated site. It trusts the platform to name the app or an account. */
export const simulatedConfluence = (url: string): ConfluenceAddress => ({
  url,
  authorize: (accountId) => (accountId === undefined ? 'Bearer app' : `Bearer user:${accountId}`),
});

/** A real site. All requests run as the owner of one API token, even those of the app. */
export const realConfluence = (
  url: string,
  token: { email: string; secret: string; accountId: string },
): ConfluenceAddress => {
  const credentials = Buffer.from(`${token.email}:${token.secret}`).toString('base64');
  return {
    url,
    authorize: (accountId) =>
      accountId === undefined || accountId === token.accountId ? `Basic ${credentials}` : undefined,
  };
};
