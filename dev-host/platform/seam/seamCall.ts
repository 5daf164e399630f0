/**
 * What a Forge package passes to `__forge_fetch__`, as it arrives from a worker: the authority that
 * it wants, the path, and the request itself.
 */
export type SeamCall = {
  auth: SeamAuth;
  path: string;
  method: string;
  headers: Record<string, string>;
  body?: string;
};

/** `type` is `fpp` for Atlassian's products and `kvs` for storage; others are not emulated. */
export type SeamAuth = {
  type: string;
  provider?: string;
  remote?: string;
  accountId?: string;
};

/** An HTTP answer in a form that crosses threads. No body where the status allows none. */
export type SeamAnswer = {
  status: number;
  headers: [name: string, value: string][];
  body?: string;
};
