import { readFileSync } from 'node:fs';
import { accessChecks } from './checks/access';
import { groupListChecks } from './checks/groupLists';
import { groupChecks } from './checks/groups';
import { limitChecks, timingChecks } from './checks/limits';
import { memberChecks } from './checks/members';
import { pagingChecks } from './checks/paging';
import { peopleChecks, searchChecks } from './checks/people';
import type { Check } from './suite';

/** Every check, in the order in which they run: reads that need nothing come first. */
export const CHECKS: readonly Check[] = [
  ...accessChecks,
  ...groupChecks,
  ...groupListChecks,
  ...memberChecks,
  ...peopleChecks,
  ...searchChecks,
  ...pagingChecks,
  ...limitChecks,
  ...timingChecks,
];

/** A row of docs/assumptions.md. */
export type Assumption = {
  id: string;
  /** What Rollcall, or the simulated Confluence, assumes. */
  text: string;
  /** How sites may differ. */
  variants: string[];
  source: string;
  /** `checked`, `checked by Setup`, or `cannot be checked: ` and the reason. */
  state: string;
  /** The heading above the row. */
  section: string;
};

const BETWEEN_CELLS = /(?<!\\)\|/; // `\|` is a vertical bar in a cell

/** Reads the rows of all tables in docs/assumptions.md. Throws if a row doesn't have five cells. */
export const readAssumptions = (file = 'docs/assumptions.md'): Assumption[] => {
  let section = '';
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line): Assumption[] => {
      section = /^#+ (.*)/.exec(line)?.[1] ?? section;
      if (!line.startsWith('| `')) return [];
      const cells = line.split(BETWEEN_CELLS).map((cell) => cell.trim().replaceAll('\\|', '|'));
      const [before, name = '', text = '', variants = '', source = '', state = '', after] = cells;
      const id = /^`([\w-]+)`$/.exec(name)?.[1];
      if (before !== '' || after !== '' || cells.length !== 7 || id === undefined)
        throw new Error(`A row of ${file} doesn't have five cells: ${line}`);
      const listed = variants === '' ? [] : variants.split(' / ');
      return [{ id, text, variants: listed, source, state, section }];
    });
};
