import type { APIResponse } from '@forge/api';
import type { ConfluenceAnswer } from '../../domain/confluenceAnswer';

const TEXT_KEPT = 2_000; // characters; enough to recognise an error by

/** Reads a response whole: its text, its JSON where it is any, and what it says about limits. */
export const answerOfResponse = async (response: APIResponse): Promise<ConfluenceAnswer> => {
  const text = await response.text();
  const retryAfterSeconds = secondsOf(response.headers.get('retry-after'));
  const rateLimitReason = response.headers.get('ratelimit-reason');
  return {
    kind: 'answered',
    status: response.status,
    body: jsonOf(text),
    text: text.slice(0, TEXT_KEPT),
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    ...(rateLimitReason !== null && { rateLimitReason }),
  };
};

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

// Whole seconds. The header may be a date elsewhere; Confluence documents seconds.
// https://developer.atlassian.com/cloud/confluence/rate-limiting/
const secondsOf = (header: string | null): number | undefined =>
  header !== null && /^\d{1,6}$/.test(header.trim()) ? Number(header) : undefined;
