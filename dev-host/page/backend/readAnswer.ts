/**
 * The JSON of an answer of the local host.
 * Rejects with the status and the server's words when it is no success or no JSON.
 */
export async function readAnswer(response: Response): Promise<unknown> {
  const text = await response.text();
  const where = new URL(response.url).pathname;
  if (!response.ok) {
    throw new Error(`The local host answered ${response.status.toString()} at ${where}: ${text}`);
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Error(`The local host answered something other than JSON at ${where}.`);
  }
}
