// https://developer.atlassian.com/platform/forge/platform-quotas-and-limits/#invocation-limits
export const RESOLVER_LIMIT_MS = 25_000;
export const WEB_TRIGGER_LIMIT_MS = 55_000;
export const MEMORY_MB = 512; // the default of `runtime.memoryMB`
export const INVOKE_REQUEST_BYTES = 500 * 1_024;
export const INVOKE_RESPONSE_BYTES = 5 * 1_024 * 1_024;
export const WEB_TRIGGER_REQUEST_BYTES = 5 * 1_024 * 1_024;
