import { parentPort } from 'node:worker_threads';
import type { SeamAnswer, SeamCall } from '../platform/seam/seamCall';

/** What the platform tells a worker about an invocation. It is plain data. */
export type RuntimeFacts = {
  invocationId: string;
  appId: string;
  appVersion: string;
  environmentId: string;
  environmentType: string;
  installationId: string;
  cloudId: string;
  contextAri: string;
  functionKey: string;
  moduleKey: string;
  moduleType: string;
  accountId: string | undefined;
  scopes: string[];
};

export type ToWorker =
  | {
      type: 'invoke';
      handler: string;
      args: unknown[];
      facts: RuntimeFacts;
      limitMs: number;
      /** How far the function's clock is ahead of the machine's clock. */
      aheadMs: number;
    }
  | { type: 'answer'; callId: number; answer: SeamAnswer }
  | { type: 'failure'; callId: number; failure: CallFailure };

/** Why a call through the seam got no answer. A `code` means that the network failed. */
export type CallFailure = { message: string; code?: string };

export type FromWorker =
  | { type: 'ready' }
  | { type: 'call'; callId: number; invocationId: string | undefined; call: SeamCall }
  | { type: 'log'; level: LogLevel; text: string }
  /** The result as JSON. Undefined if the function returned nothing. */
  | { type: 'result'; json: string | undefined }
  | { type: 'thrown'; name: string; description: string };

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** Sends a message to the platform. */
export const post = (message: FromWorker): void => {
  if (parentPort === null) throw new Error('This file runs in a worker thread only.');
  parentPort.postMessage(message);
};
