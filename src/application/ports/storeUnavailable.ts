/** Thrown where the app's storage refuses or does not answer: nothing further may run. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
  readonly operation: string;

  constructor(operation: string) {
    super(`The app's storage did not carry out "${operation}".`);
    this.operation = operation;
  }
}
