import { parentPort } from 'node:worker_threads';
import type { FromWorker } from './messages';

/** Sends a message to the platform. */
export const post = (message: FromWorker): void => {
  if (parentPort === null) throw new Error('This file runs in a worker thread only.');
  parentPort.postMessage(message);
};
