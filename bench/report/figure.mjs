/*
 * A row of the table: `{ figure, measured, unit, target, met, … }`. `measured` is a number, or null
 * with the reason in `note`; `met` is null without a target or a number.
 */

/** A figure with an upper limit; `more` (samples, a note) is added to the report. */
export const atMost = (limit, figure, measured, unit = '', more = {}) => ({
  ...{ figure, measured, unit, target: { atMost: limit }, met: measured <= limit },
  ...more,
});

/**
 * A figure that must be the same number in every sample; the table shows the one furthest from it.
 */
export function exactly(wanted, figure, samples) {
  const far = (value) => Math.abs(value - wanted);
  const measured = samples.reduce((worst, value) => (far(value) > far(worst) ? value : worst));
  return {
    figure,
    measured,
    unit: '',
    target: { exactly: wanted },
    met: measured === wanted,
    samples,
  };
}

/** A figure without a target. */
export const plain = (figure, measured, unit = '', more = {}) => ({
  ...{ figure, measured, unit, target: null, met: null },
  ...more,
});

/** A figure that could not be measured. */
export const unmeasured = (limit, figure, unit, note) => ({
  ...{ figure, measured: null, unit, target: { atMost: limit }, met: null, note },
});

/** Whether there is a target that was not met. */
export const isMissed = ({ target, met }) => target !== null && met !== true;
