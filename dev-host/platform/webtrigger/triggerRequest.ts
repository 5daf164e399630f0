/**
 * What a web trigger's function is called with.
 * https://developer.atlassian.com/platform/forge/events-reference/web-trigger/
 */
export type TriggerRequest = {
  method: string;
  /** Of the whole request, without the query. */
  path: string;
  /** What follows the trigger's id; empty or with a slash in front. */
  userPath: string;
  /** Named as the client sent them; several of one name stay several. */
  headers: Record<string, string[]>;
  queryParameters: Record<string, string[]>;
  body: string;
};
