import { FetchError } from '@forge/api';

/** Whether an error is a connection that failed or broke, rather than a bug. */
export const isBrokenConnection = (error: unknown): boolean =>
  error instanceof FetchError ||
  (error instanceof Error && (error.message === 'fetch failed' || hasNetworkCode(error)));

// ECONNRESET and its kin from Node, UND_ERR_SOCKET and its kin from its fetch.
const hasNetworkCode = (error: Error): boolean => {
  const codes = [error, error.cause].map((source) =>
    typeof source === 'object' && source !== null ? (source as { code?: unknown }).code : undefined,
  );
  return codes.some((code) => typeof code === 'string' && /^(E[A-Z_]+|UND_ERR_\w+)$/.test(code));
};
