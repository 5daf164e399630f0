import type { SeamAnswer } from './seamCall';

/** An answer with a JSON body. */
export const jsonAnswer = (status: number, value: unknown): SeamAnswer => ({
  status,
  headers: [['content-type', 'application/json']],
  body: JSON.stringify(value),
});

/** An answer that says no more than that it went well. */
export const emptyAnswer = (): SeamAnswer => ({ status: 204, headers: [] });
