import { NeedsAuthenticationError, ProxyRequestError } from '@forge/api';
import type { ConfluenceAnswer } from '../../domain/confluenceAnswer';
import { isBrokenConnection } from '../brokenConnection';

/**
 * The answer that a thrown error stands for. `@forge/api` throws where the platform's proxy
 * answers in Confluence's place. What is no answer and no broken connection is a bug, thrown on.
 */
export const answerOfError = (error: unknown): ConfluenceAnswer => {
  if (error instanceof NeedsAuthenticationError) return { kind: 'needs-authentication' };
  if (error instanceof ProxyRequestError)
    return { kind: 'refused-by-proxy', status: error.status, code: error.errorCode };
  if (isBrokenConnection(error)) return { kind: 'no-answer' };
  throw error;
};
