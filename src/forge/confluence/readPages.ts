import type * as z from 'zod/mini';
import type { ConfluenceAnswer } from '../../domain/confluenceAnswer';
import { ok, type Outcome } from '../../domain/outcome';
import { readAnswer } from './readAnswer';

const PAGE_SIZE = 200; // Confluence's largest
const MOST_PAGES = 5;

type PageSchema<T> = z.ZodMiniType<{ results: T[] }>;

/** Reads pages of 200 by offset until one comes short, or five of them. */
export const readPages = async <T>(
  readPage: (start: number, limit: number) => Promise<ConfluenceAnswer>,
  schema: PageSchema<T>,
): Promise<Outcome<{ results: T[]; complete: boolean }>> => {
  const results: T[] = [];
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const read = readAnswer(await readPage(page * PAGE_SIZE, PAGE_SIZE), schema);
    if (!read.ok) return read;
    results.push(...read.value.results);
    if (read.value.results.length < PAGE_SIZE) return ok({ results, complete: true });
  }
  return ok({ results, complete: false });
};
