import * as z from 'zod';
import { jsonAnswer } from '../seam/answers';
import type { SeamAnswer, SeamCall } from '../seam/seamCall';
import { nextCursorAt } from './cursor';

export const isQuery = ({ path }: SeamCall): boolean => path.endsWith('/query');

const asked = z.looseObject({ after: z.string().optional(), cursor: z.string().optional() });
const given = z.looseObject({ data: z.array(z.unknown()) });

/**
 * Answers a query with at most `keep` entries, and a cursor from there on where there are more: with
 * an empty page at 0. Where no more than that are left the answer is the usual one, and so is a
 * refusal.
 */
export const shortPage = (
  call: SeamCall,
  keep: number,
  carryOut: (call: SeamCall) => SeamAnswer,
): SeamAnswer => {
  const usual = carryOut(call);
  if (usual.status !== 200) return usual;
  if (given.parse(JSON.parse(usual.body ?? '')).data.length <= keep) return usual;
  const query = asked.parse(JSON.parse(call.body ?? ''));
  return keep === 0
    ? jsonAnswer(200, { data: [], cursor: nextCursorAt(query.after ?? query.cursor) })
    : carryOut({ ...call, body: JSON.stringify({ ...query, limit: keep }) });
};
