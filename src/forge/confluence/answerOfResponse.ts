import type { APIResponse } from '@forge/api';
import type { ConfluenceAnswer } from '../../domain/confluenceAnswer';

const TEXT_KEPT = 2_000; // characters; enough to recognise an error by

/** Reads a response whole: its text, its JSON where it is any, and what it says about limits. */
export const answerOfResponse = async (response: APIResponse): Promise<ConfluenceAnswer> => {
  const text = await response.text();
  const retryAfterSeconds = secondsOf(response.headers.get('retry-after'));
  const points = pointsOf(response);
  const rateLimitReason = response.headers.get('ratelimit-reason');
  return {
    kind: 'answered',
    status: response.status,
    body: jsonOf(text),
    text: text.slice(0, TEXT_KEPT),
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    ...(rateLimitReason !== null && { rateLimitReason }),
    ...(points && { points }),
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

// https://developer.atlassian.com/cloud/confluence/rate-limiting/
const pointsOf = ({ headers }: APIResponse): { left: number; of: number } | undefined => {
  const left = countOf(headers.get('x-ratelimit-remaining'));
  const of = countOf(headers.get('x-ratelimit-limit'));
  return left === undefined || of === undefined ? undefined : { left, of };
};

const countOf = (header: string | null): number | undefined =>
  header !== null && /^\d{1,9}$/.test(header.trim()) ? Number(header) : undefined;
