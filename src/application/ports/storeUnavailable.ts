/** Thrown where the app's storage refuses or does not answer: nothing further may run. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
  /** What was asked of the storage, in the app's words. */
  readonly operation: string;
  /** The storage's own code, or why there was none. */
  readonly code: string;

  constructor(operation: string, code: string) {
    super(`The app's storage did not carry out "${operation}" (${code}).`);
    this.operation = operation;
    this.code = code;
  }
}
