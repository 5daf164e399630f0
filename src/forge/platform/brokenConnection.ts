import { FetchError } from '@forge/api';

/** Whether an error is a connection that failed, broke or was given up, and not a bug. */
export const isBrokenConnection = (error: unknown): boolean => {
  if (error instanceof FetchError) return true;
  const { name, message, cause } = fieldsOf(error);
  if (message === 'fetch failed' || name === 'AbortError' || name === 'TimeoutError') return true;
  return [error, cause].some((source) => isNetworkCode(fieldsOf(source).code));
};

type Fields = Partial<Record<'name' | 'message' | 'cause' | 'code', unknown>>;

const fieldsOf = (error: unknown): Fields =>
  typeof error === 'object' && error !== null ? error : {};

// Node has codes such as ECONNRESET, and its fetch has codes such as UND_ERR_SOCKET. HPE_… means
// that an answer is not HTTP. Z_… means that an answer, or a part of it, is not compressed as it
// says.
const isNetworkCode = (code: unknown): boolean =>
  typeof code === 'string' && /^(E[A-Z_]+|(UND_ERR|HPE|Z)_\w+)$/.test(code);
