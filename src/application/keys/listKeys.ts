import { ok, type Outcome } from '../../domain/outcome';
import type { Automation } from '../adminApi';
import { allSettledOrThrow } from '../allSettledOrThrow';
import type { KeyStore } from '../ports/keyStore';
import type { SummarizeKeys } from './keySummaries';

/** Gives the address to call, and the keys that open it, the newest first. */
export type ListKeys = () => Promise<Outcome<Automation>>;

export const makeListKeys =
  (deps: {
    keys: KeyStore;
    summarize: SummarizeKeys;
    webTriggerUrl: () => Promise<string | undefined>;
  }): ListKeys =>
  async () => {
    const [webTriggerUrl, keys] = await allSettledOrThrow([deps.webTriggerUrl(), deps.keys.list()]);
    const newestFirst = keys.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
    return ok({
      ...(webTriggerUrl !== undefined && { webTriggerUrl }),
      keys: await deps.summarize(newestFirst),
    });
  };
