import { request } from 'node:http';

/** Posts with headers exactly as given, including duplicates and case; returns the status. */
export const rawPost = (
  url: string,
  body: string,
  headers: readonly (readonly [string, string])[],
): Promise<number> =>
  new Promise((resolve, reject) => {
    const flat = [...headers, ['Content-Length', String(Buffer.byteLength(body))]].flat();
    const { host } = new URL(url);
    const call = request(url, { method: 'POST', headers: ['Host', host, ...flat] }, (response) => {
      response.resume();
      response.on('end', () => {
        resolve(response.statusCode ?? 0);
      });
    });
    call.on('error', reject);
    call.end(body);
  });
