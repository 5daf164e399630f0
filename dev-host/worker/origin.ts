import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * Which invocation a piece of code belongs to. Forge's runtime object is global, so a promise that
 * outlives its invocation would speak in the name of the next one; this tells them apart.
 */
export const origin = new AsyncLocalStorage<string>();
