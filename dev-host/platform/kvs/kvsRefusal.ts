/**
 * Thrown where storage refuses a request: `code` is what `ForgeKvsAPIError` shows to the app.
 * https://developer.atlassian.com/platform/forge/storage-reference/handling-errors-kvs/
 */
export class KvsRefusal extends Error {
  override readonly name = 'KvsRefusal';
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}
