import type { Theme } from '../frames/themeOfPage';
import type { FromFrame, ToFrame } from '../frames/messages';
import { otherOrigin } from '../frames/otherOrigin';
import { listenersOf } from '../bridge/eventListeners';
import { on } from '../bridge/on';
import { wearTheme } from './wearTheme';

type Waiting = { resolve: (value: unknown) => void; reject: (error: Error) => void };

const waiting = new Map<number, Waiting>();
let calls = 0;

/** Has the page do a command of the bridge; rejects where it refuses. */
export async function callBridge(command: string, data?: unknown): Promise<unknown> {
  // Functions cannot be sent to the page: who listens in this frame is kept in it.
  if (command === 'on') return on(data);
  const answer = await askPage(command, data);
  if (command !== 'enableTheming') return answer;
  wearTheme(answer as Theme);
  return undefined;
}

function askPage(command: string, data: unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    calls += 1;
    waiting.set(calls, { resolve, reject });
    tellPage({ is: 'call', id: calls, command, data });
  });
}

/** Tells the page that holds this frame. */
export function tellPage(message: FromFrame): void {
  window.parent.postMessage(message, otherOrigin());
}

/** Takes what the page says: an answer to a call, or an event. */
export function hearPage({ origin, source, data: said }: MessageEvent<ToFrame>): void {
  if (origin !== otherOrigin() || source !== window.parent) return;
  if (said.is === 'event') {
    listenersOf(said.event).forEach((listener) => {
      listener(said.payload);
    });
    return;
  }
  const call = waiting.get(said.id);
  waiting.delete(said.id);
  if (said.is === 'answer') call?.resolve(said.value);
  else call?.reject(new Error(said.message));
}
