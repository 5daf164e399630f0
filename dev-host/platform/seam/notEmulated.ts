/** Thrown for what Forge has and the local Forge has not. The message names it. */
export class NotEmulated extends Error {
  override readonly name = 'NotEmulated';

  constructor(what: string) {
    super(`The local Forge does not emulate ${what}.`);
  }
}
