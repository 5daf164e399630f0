/**
 * What came of one request to Confluence, before anybody read a meaning into it.
 * `refused-by-proxy` and `needs-authentication` are Forge's own answers in Confluence's place.
 */
export type ConfluenceAnswer =
  | {
      kind: 'answered';
      status: number;
      /** The JSON body where there was one; undefined for HTML, half a JSON or nothing. */
      body: unknown;
      /** The body as text, cut to its first 2,000 characters. For recognition only, never shown. */
      text: string;
      retryAfterSeconds?: number;
      rateLimitReason?: string;
      /** The app's hourly points, where the answer told. */
      points?: { left: number; of: number };
    }
  | { kind: 'refused-by-proxy'; status: number; code: string }
  | { kind: 'needs-authentication' }
  | { kind: 'no-answer' }
  | { kind: 'timed-out' };
