import type { HourlyPoints } from '../../domain/confluenceAnswer';

/**
 * What Confluence last said of the hourly points in this invocation; undefined where it has said
 * nothing yet, or that there are plenty.
 */
export type PointsLeft = () => HourlyPoints | undefined;
