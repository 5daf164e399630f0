import * as z from 'zod/mini';
import { ROWS_PER_CHUNK } from '../../../domain/plan/plan';

export const whole = z.number().check(z.int(), z.minimum(0));

/** Where a stored chunk of rows begins. */
export const chunkStart = z.number().check(z.int(), z.minimum(0), z.multipleOf(ROWS_PER_CHUNK));
