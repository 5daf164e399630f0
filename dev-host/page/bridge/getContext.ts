import { backendUrl } from '../backend/backendUrl';
import { readAnswer } from '../backend/readAnswer';

let asked: Promise<unknown> | undefined;

/**
 * The context of the page: `accountId`, `cloudId`, `siteUrl`, `moduleKey`, `locale`, `extension`
 * and so on. Asked once a page load; each caller gets a copy, since `@forge/bridge` changes it.
 */
export const getContext = async (): Promise<unknown> => {
  asked ??= fetch(backendUrl('/bridge/context')).then(readAnswer);
  return structuredClone(await asked);
};
