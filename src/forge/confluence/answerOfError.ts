import { NeedsAuthenticationError, ProxyRequestError } from '@forge/api';
import type { ConfluenceAnswer } from '../../domain/confluenceAnswer';

/**
 * The answer that a thrown error stands for. `@forge/api` throws where the platform's proxy
 * answers in Confluence's place; a broken connection is a plain `TypeError` or has a `code`.
 * Anything else is a bug and is thrown on.
 */
export const answerOfError = (error: unknown): ConfluenceAnswer => {
  if (error instanceof NeedsAuthenticationError) return { kind: 'needs-authentication' };
  if (error instanceof ProxyRequestError)
    return { kind: 'refused-by-proxy', status: error.status, code: error.errorCode };
  if (isBrokenConnection(error)) return { kind: 'no-answer' };
  throw error;
};

const isBrokenConnection = (error: unknown): boolean =>
  error instanceof Error &&
  (error.name === 'FetchError' || error.message === 'fetch failed' || hasNetworkCode(error));

const hasNetworkCode = (error: Error): boolean => {
  const codes = [error, error.cause].map((source) =>
    typeof source === 'object' && source !== null ? (source as { code?: unknown }).code : undefined,
  );
  return codes.some((code) => typeof code === 'string' && /^(E[A-Z]+|UND_ERR_\w+)$/.test(code));
};
