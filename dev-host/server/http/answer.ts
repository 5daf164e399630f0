/** What the server sends. */
export type Answer = {
  status: number;
  headers?: Record<string, string>;
  body?: string | Buffer;
};

export const json = (status: number, value: unknown): Answer => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(value ?? null), // JSON knows no undefined
});

export const problem = (status: number, message: string): Answer =>
  json(status, { error: { message } });

export const done = (): Answer => ({ status: 204 });
