import { words } from '../../browser/support/words';
import { spokenName, withAll } from './element';
import type { AdminPage } from './localPages';

/** Selects rows by number among those that are uncertain, page by page. */
export const selectRows = async (
  { page }: AdminPage,
  numbers: ReadonlySet<string>,
): Promise<void> => {
  const table = page.getByRole('table', { name: words('bulk.undo.uncertain') });
  const left = new Set(numbers);
  for (;;) {
    const boxes = table.getByRole('checkbox');
    await boxes.first().waitFor();
    for (const [place, box] of boxes.found().entries())
      if (left.delete(spokenName(box).trim())) await boxes.nth(place).check();
    if (left.size === 0) return;
    // The first button below the table. Tables further down have their own.
    const all = withAll(page.elements() ?? (await table.one()));
    const below = all.slice(all.indexOf(await table.one()));
    below
      .find((each) => each.role === 'button' && spokenName(each) === words('bulk.rows.next'))
      ?.click?.();
  }
};
