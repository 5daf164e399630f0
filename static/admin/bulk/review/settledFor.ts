import type { Settled } from './question';
import { isOfRows } from './questionKey';

/**
 * What stays settled when a list is checked anew: all of it where it is the same list. In another
 * one the rows are others; the answers to what it says too stay.
 */
export const settledFor = ({ answers, leftOut }: Settled, isSameList: boolean): Settled =>
  isSameList
    ? { answers, leftOut }
    : { answers: new Map([...answers].filter(([key]) => !isOfRows(key))), leftOut: new Set() };
