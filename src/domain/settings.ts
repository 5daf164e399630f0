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
