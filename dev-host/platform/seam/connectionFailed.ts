/** Thrown where a server behind the seam gave no answer: refused, cut off, or not there. */
export class ConnectionFailed extends Error {
  override readonly name = 'ConnectionFailed';
  /** As Node names the reason: `ECONNREFUSED`, `UND_ERR_SOCKET` … */
  readonly code: string;

  constructor(code: string) {
    super(`No answer came (${code}).`);
    this.code = code;
  }
}
