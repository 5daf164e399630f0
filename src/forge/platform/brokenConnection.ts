import { FetchError } from '@forge/api';

/** Whether an error is a connection that failed or broke, or was given up, rather than a bug. */
export const isBrokenConnection = (error: unknown): boolean => {
  if (error instanceof FetchError) return true;
  const { name, message, cause } = fieldsOf(error);
  if (message === 'fetch failed' || name === 'AbortError' || name === 'TimeoutError') return true;
  return [error, cause].some((source) => isNetworkCode(fieldsOf(source).code));
};

type Fields = Partial<Record<'name' | 'message' | 'cause' | 'code', unknown>>;

const fieldsOf = (error: unknown): Fields =>
  typeof error === 'object' && error !== null ? error : {};

// ECONNRESET and its kin from Node, UND_ERR_SOCKET and its kin from its fetch; HPE_… where an answer
// is no HTTP, Z_… where it is not packed as it says, from its beginning or from somewhere on.
const isNetworkCode = (code: unknown): boolean =>
  typeof code === 'string' && /^(E[A-Z_]+|(UND_ERR|HPE|Z)_\w+)$/.test(code);
