/** What Confluence last said of the hourly points; undefined where it has not said anything yet. */
export type PointsLeft = () => { left: number; of: number } | undefined;
