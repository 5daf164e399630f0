import { SETTING_RANGES } from './limits';
import { failed, ok, type Outcome } from './outcome';

/**
 * How many people one plan may remove from groups. A plan that would remove more can't be applied.
 */
export type Ceilings = {
  /** In all groups together. */
  mostRemovals: number;
  /** The largest share of one group's members, in percent. */
  mostRemovedPercent: number;
};

/** What the site admins decide about plans and jobs. */
export type Settings = Ceilings & {
  /**
   * The share of the hourly points that a job leaves to the app's other installations. A job waits
   * if less than this is left.
   */
  pointsLeftPercent: number;
};

/** The settings until an admin changes them. */
export const FIRST_SETTINGS: Settings = {
  mostRemovals: 500,
  mostRemovedPercent: 50,
  pointsLeftPercent: 10,
};

/**
 * Checks that every setting is a whole number in its range. Otherwise the failure is
 * `invalid-input`.
 */
export const parseSettings = (settings: Settings): Outcome<Settings> => {
  const { mostRemovals, mostRemovedPercent, pointsLeftPercent } = settings;
  return fits('mostRemovals', mostRemovals) &&
    fits('mostRemovedPercent', mostRemovedPercent) &&
    fits('pointsLeftPercent', pointsLeftPercent)
    ? ok({ mostRemovals, mostRemovedPercent, pointsLeftPercent })
    : failed('invalid-input', { field: 'body' });
};

/** Whether a number is a valid value of this setting. */
const fits = (setting: keyof Settings, value: number): boolean => {
  const [least, most] = SETTING_RANGES[setting];
  return Number.isInteger(value) && value >= least && value <= most;
};
