/** Thrown if the app's storage refuses an operation or does not answer. Nothing further may run. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
  /** What the app asked of the storage, in its own words. */
  readonly operation: string;
  /** The storage's own code, or the reason why there is none. */
  readonly code: string;

  constructor(operation: string, code: string) {
    super(`The app's storage did not carry out "${operation}" (${code}).`);
    this.operation = operation;
    this.code = code;
  }
}
