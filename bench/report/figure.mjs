/*
 * A row of the table: `{ figure, measured, unit, target, met, … }`. `measured` is a number, or null
 * where there is none and `note` says why; `met` is null where there is no target or no number.
 */

/** A figure that must not pass a limit; `more` (samples, a note) goes into the report as it is. */
export const atMost = (limit, figure, measured, unit = '', more = {}) => ({
  ...{ figure, measured, unit, target: { atMost: limit }, met: measured <= limit },
  ...more,
});

/** A figure that must be one number in every sample; what is shown is the one furthest from it. */
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

/** A figure to know, without a target. */
export const plain = (figure, measured, unit = '', more = {}) => ({
  ...{ figure, measured, unit, target: null, met: null },
  ...more,
});

/** A figure that there is no number for. */
export const unmeasured = (limit, figure, unit, note) => ({
  ...{ figure, measured: null, unit, target: { atMost: limit }, met: null, note },
});

/** Whether there is a target and it was not shown to be met. */
export const isMissed = ({ target, met }) => target !== null && met !== true;
