import type { StopReason } from '../../domain/job/stopReason';
import type { RowOutcome } from '../../domain/job/rowEnd';

const MAX_WITHOUT_SEAT = 20;

/**
 * Told how each row of a step ends, it says when no more should be begun, since 20 in a row found
 * no licence left: the others would not either, at two points each.
 */
export type OutOfSeats = (outcome: RowOutcome) => StopReason | undefined;

export const makeOutOfSeats = (): OutOfSeats => {
  let withoutSeat = 0;
  return (outcome) => {
    if (outcome === 'added') withoutSeat = 0;
    if (outcome === 'no-seats') withoutSeat += 1;
    return withoutSeat < MAX_WITHOUT_SEAT ? undefined : { is: 'no-seats' };
  };
};
