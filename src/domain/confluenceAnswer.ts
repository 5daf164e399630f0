/** How many of an hour's points are left. */
export type HourlyPoints = { left: number; of: number };

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
      /** How long Confluence asks to wait: 1 to 3,600 s. */
      retryAfterSeconds?: number;
      /** That wait reaches the next full UTC hour, when the hourly points are full again. */
      waitsForHour?: true;
      rateLimitReason?: string;
      /** The app's hourly points, where the answer says something of them. */
      points?: HourlyPoints | 'plenty';
    }
  | { kind: 'refused-by-proxy'; status: number; code: string }
  | { kind: 'needs-authentication' }
  | { kind: 'no-answer' }
  | { kind: 'timed-out' }
  /** No time was left to send it. */
  | { kind: 'not-sent' };
