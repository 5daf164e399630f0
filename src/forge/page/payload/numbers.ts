import * as z from 'zod/mini';
import { ROWS_PER_PART } from '../../../domain/plan/plan';

export const whole = z.number().check(z.int(), z.minimum(0));

/** Where a stored part of rows begins. */
export const partStart = z.number().check(z.int(), z.minimum(0), z.multipleOf(ROWS_PER_PART));
