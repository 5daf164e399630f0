import { ok, type Outcome } from '../../domain/outcome';
import type { Automation } from '../adminApi';
import { together } from '../together';
import type { KeyStore } from '../ports/keyStore';
import type { SummarizeKeys } from './keySummaries';

/** Gives the address to call, and the keys that open it, the newest first. */
export type ListKeys = () => Promise<Outcome<Automation>>;

export const makeListKeys =
  (parts: {
    keys: KeyStore;
    summarize: SummarizeKeys;
    webTriggerUrl: () => Promise<string | undefined>;
  }): ListKeys =>
  async () => {
    const [webTriggerUrl, keys] = await together([parts.webTriggerUrl(), parts.keys.list()]);
    const newestFirst = keys.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
    return ok({
      ...(webTriggerUrl !== undefined && { webTriggerUrl }),
      keys: await parts.summarize(newestFirst),
    });
  };
