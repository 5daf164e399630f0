import type { AdminPage } from './adminPage';
import { words } from './words';

/** Selects rows by number among those that are uncertain, page by page. */
export const selectRows = async (
  { page }: AdminPage,
  numbers: ReadonlySet<string>,
): Promise<void> => {
  const table = page.getByRole('table', { name: words('bulk.undo.uncertain') });
  // The nearest one below the table. Tables further down have their own.
  const next = table.locator(
    `xpath=following::button[normalize-space()="${words('bulk.rows.next')}"][1]`,
  );
  const left = new Set(numbers);
  for (;;) {
    const boxes = table.getByRole('checkbox');
    await boxes.first().waitFor();
    for (const box of await boxes.all()) {
      const number = (await box.getAttribute('aria-label')) ?? (await box.evaluate(labelOf));
      if (left.delete(number.trim())) await box.check();
    }
    if (left.size === 0) return;
    await next.click();
  }
};

const labelOf = (box: unknown): string =>
  (box as { labels?: { textContent: string | null }[] }).labels?.[0]?.textContent ?? '';
