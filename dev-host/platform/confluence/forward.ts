import { ConnectionFailed } from '../seam/connectionFailed';
import type { SeamAnswer, SeamCall } from '../seam/seamCall';

// `fetch` has decoded the body and measures it itself; the rest belongs to one connection only.
const NOT_PASSED_BACK = ['content-encoding', 'content-length', 'transfer-encoding', 'connection'];
const PASSED_ON = ['accept', 'accept-language', 'content-type', 'x-atlassian-token'];

/** Sends a call to a site and gives its answer as it came. Throws `ConnectionFailed` for none. */
export const forward = async (
  url: URL,
  { method, headers, body }: SeamCall,
  authorization: string,
): Promise<SeamAnswer> => {
  const passed = Object.entries(headers).filter(([name]) => PASSED_ON.includes(name));
  try {
    const response = await fetch(url, {
      method,
      headers: [...passed, ['authorization', authorization]],
      redirect: 'manual',
      ...(body !== undefined && { body }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: [...response.headers].filter(([name]) => !NOT_PASSED_BACK.includes(name)),
      ...(text !== '' && { body: text }),
    };
  } catch (error) {
    throw new ConnectionFailed(codeOf(error));
  }
};

const codeOf = (error: unknown): string => {
  const cause = error instanceof Error ? error.cause : undefined;
  const code =
    typeof cause === 'object' && cause !== null ? (cause as { code?: unknown }).code : '';
  return typeof code === 'string' && code !== '' ? code : 'ECONNRESET';
};
