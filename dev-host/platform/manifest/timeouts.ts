import * as z from 'zod';

const DEFAULT_TIMEOUT_S = 55;
const MAX_TIMEOUT_S = 900;

/** How long a function may take where its caller has no limit of its own. */
export const timeoutSeconds = z.int().min(1).max(MAX_TIMEOUT_S);

type WithTimeouts = { function: { key: string; timeoutSeconds?: number | undefined }[] };

/**
 * How long the function of a consumer or of a scheduled trigger may take, in seconds.
 * https://developer.atlassian.com/platform/forge/manifest-reference/modules/function/
 */
export const timeoutSecondsOf = (modules: WithTimeouts, functionKey: string): number =>
  modules.function.find(({ key }) => key === functionKey)?.timeoutSeconds ?? DEFAULT_TIMEOUT_S;
