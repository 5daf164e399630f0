import { SETTING_RANGES } from './limits';
import { failed, ok, type Outcome } from './outcome';

/** How many people one plan may take out of groups. Above that nothing of it runs at all. */
export type Ceilings = {
  /** In all groups together. */
  mostRemovals: number;
  /** Of one group's members. */
  mostRemovedPercent: number;
};

/** What the site admins of a site decide about many changes at once. */
export type Settings = Ceilings & {
  /** Of the hourly points, for the app's other installations: a job waits when no more is left. */
  pointsLeftPercent: number;
};

/** The settings until an admin changes them. */
export const FIRST_SETTINGS: Settings = {
  mostRemovals: 500,
  mostRemovedPercent: 50,
  pointsLeftPercent: 10,
};

/** Whole numbers in their ranges, or `invalid-input`. */
export const parseSettings = (settings: Settings): Outcome<Settings> => {
  const { mostRemovals, mostRemovedPercent, pointsLeftPercent } = settings;
  return fits('mostRemovals', mostRemovals) &&
    fits('mostRemovedPercent', mostRemovedPercent) &&
    fits('pointsLeftPercent', pointsLeftPercent)
    ? ok({ mostRemovals, mostRemovedPercent, pointsLeftPercent })
    : failed('invalid-input', { field: 'body' });
};

/** Whether a number may be this setting. */
const fits = (setting: keyof Settings, value: number): boolean => {
  const [least, most] = SETTING_RANGES[setting];
  return Number.isInteger(value) && value >= least && value <= most;
};
