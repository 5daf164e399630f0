import type { APIResponse } from '@forge/api';
import type { ConfluenceAnswer } from '../../domain/confluenceAnswer';
import { hourlyPoints, readRetryAfter } from './rateLimitHeaders';

const TEXT_KEPT = 2_000; // characters; enough to recognise an error by

/**
 * Reads a response whole: its text, its JSON where it is any, and what it says about limits. `now`
 * is in milliseconds since 1970.
 */
export const answerOfResponse = async (
  response: APIResponse,
  now: number,
): Promise<ConfluenceAnswer> => {
  const text = await response.text();
  const { headers } = response;
  const points = hourlyPoints(headers);
  const rateLimitReason = headers.get('ratelimit-reason');
  return {
    kind: 'answered',
    status: response.status,
    body: jsonOf(text),
    text: text.slice(0, TEXT_KEPT),
    ...readRetryAfter(headers.get('retry-after'), now),
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
