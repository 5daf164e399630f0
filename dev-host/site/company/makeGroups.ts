import { accessGroups } from './accessGroups';
import { awkwardGroups } from './awkwardGroups';
import type { Group } from './company';
import type { Random } from '../../random';
import {
  departmentGroups,
  locationGroups,
  projectGroups,
  provisionedGroups,
  teamGroups,
} from './workGroups';

/** `count` groups of every kind that a site knows; projects make up the number. */
export const makeGroups = (random: Random, siteName: string, count: number): Group[] => {
  const fixed = [
    ...accessGroups(siteName),
    ...awkwardGroups(),
    ...departmentGroups(),
    ...locationGroups(),
    ...provisionedGroups(),
    ...teamGroups(),
  ];
  const drafts = [...fixed, ...projectGroups(count - fixed.length)];
  if (drafts.length !== count) {
    throw new Error(`The company has ${drafts.length.toString()} groups, not ${count.toString()}.`);
  }
  return drafts.map((draft) => ({ id: random.uuid(), ...draft }));
};
