import { setTimeout as pause } from 'node:timers/promises';

const POLL_MS = 20;

/**
 * Resolves once the local Forge answers 200 to `/healthz`. `addressOf` returns its address, or
 * undefined until it is known. Rejects with the process's output if it exits or is not ready in
 * time.
 */
export async function untilReady(running, addressOf, limitMs) {
  const end = performance.now() + limitMs;
  while (performance.now() < end) {
    if (running.isGone()) throw new Error(`The local Forge exited:\n${running.output()}`);
    const url = addressOf();
    const answer = url && (await fetch(`${url}/healthz`).catch(() => undefined));
    await answer?.arrayBuffer();
    if (answer?.status === 200) return url;
    await pause(POLL_MS);
  }
  throw new Error(`The local Forge was not ready after ${limitMs} ms:\n${running.output()}`);
}
