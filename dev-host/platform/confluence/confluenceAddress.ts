/** Where an installation's Confluence is, and how a request shows for whom it is made. */
export type ConfluenceAddress = {
  /** Without `/wiki`, and without a slash at the end. */
  url: string;
  /**
   * The `Authorization` header for the app (undefined) or for an account; undefined where this
   * address cannot act for that account.
   */
  authorize: (accountId: string | undefined) => string | undefined;
};

/** A simulated site: it knows the app and every account by the platform's word. */
export const simulatedConfluence = (url: string): ConfluenceAddress => ({
  url,
  authorize: (accountId) => (accountId === undefined ? 'Bearer app' : `Bearer user:${accountId}`),
});

/** A real site: everything runs as the owner of one API token, the app included. */
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
