import type { Answer } from '../http/answer';
import { usualAnswer } from '../http/errors';
import type { Site } from '../state/site';
import type { BodyValue, StatusValue } from './fault';

/** The answer that a `status` fault asks for: a number has the body and headers usual for it. */
export const statusAnswer = (site: Site, value: StatusValue): Answer => {
  if (typeof value === 'number') return usualAnswer(site, value);
  const { status, headers, body } = value;
  return {
    status,
    points: 0,
    ...(headers && { headers }),
    ...(typeof body === 'string' && { text: body, contentType: 'text/plain;charset=UTF-8' }),
    ...(typeof body === 'object' && { body }),
  };
};

/** The answer to a request that was carried out, with what a `body` fault puts in its place. */
export const replacedAnswer = (
  { status, headers, points }: Answer,
  { status: otherStatus, body, contentType }: BodyValue,
): Answer => ({
  status: otherStatus ?? status,
  points,
  text: body ?? '',
  ...(headers && { headers }),
  ...(contentType !== undefined && { contentType }),
});
