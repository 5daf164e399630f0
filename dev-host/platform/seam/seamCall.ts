/**
 * What a Forge package passes to `__forge_fetch__`, as it arrives from a worker. It names the
 * identity that it needs, and contains the request.
 */
export type SeamCall = {
  auth: SeamAuth;
  path: string;
  method: string;
  headers: Record<string, string>;
  body?: string;
};

/** `type` is `fpp` for Atlassian's products and `kvs` for storage. Others are not emulated. */
export type SeamAuth = {
  type: string;
  provider?: string;
  remote?: string;
  accountId?: string;
};

/** An HTTP answer in a form that can cross threads. It has no body if the status allows none. */
export type SeamAnswer = {
  status: number;
  headers: [name: string, value: string][];
  body?: string;
};

export const jsonAnswer = (status: number, value: unknown): SeamAnswer => ({
  status,
  headers: [['content-type', 'application/json']],
  body: JSON.stringify(value),
});

/** Makes an answer that only says that the call succeeded. */
export const emptyAnswer = (): SeamAnswer => ({ status: 204, headers: [] });
