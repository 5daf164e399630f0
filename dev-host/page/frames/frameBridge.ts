import { on, tellListeners } from '../bridge/events';
import { messageOf } from '../state';
import { type FromFrame, otherOrigin, type Theme, type ToFrame } from './frameMessages';

/*
 * The bridge inside a frame. Forge puts its own in the same place: first in `index.html`, before
 * `@forge/bridge` loads. This one also reports the frame's height and its errors to the page.
 */
const tellPage = (message: FromFrame): void => {
  window.parent.postMessage(message, otherOrigin());
};

type Waiting = { resolve: (value: unknown) => void; reject: (error: Error) => void };

const makeFrameBridge = () => {
  const waiting = new Map<number, Waiting>();
  let calls = 0;
  const askPage = (command: string, data: unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      calls += 1;
      waiting.set(calls, { resolve, reject });
      tellPage({ kind: 'call', id: calls, command, data });
    });
  return {
    /** Runs a command of the bridge on the page. Rejects if the page does. */
    callBridge: async (command: string, data?: unknown): Promise<unknown> => {
      // Functions cannot be sent to the page, so the frame keeps its own listeners.
      if (command === 'on') return on(data);
      const answer = await askPage(command, data);
      if (command !== 'enableTheming') return answer;
      applyTheme(answer as Theme);
      return undefined;
    },
    /** Receives what the page says: the answer to a call, or an event. */
    hearPage: ({ origin, source, data: said }: MessageEvent<ToFrame>): void => {
      if (origin !== otherOrigin() || source !== window.parent) return;
      if (said.kind === 'event') {
        tellListeners(said.event, said.payload);
        return;
      }
      const call = waiting.get(said.id);
      waiting.delete(said.id);
      if (said.kind === 'answer') call?.resolve(said.value);
      else call?.reject(new Error(said.message));
    },
  };
};

// The frame's content security policy would forbid a `style` element.
// https://developer.atlassian.com/platform/forge/design-tokens-and-theming/
const applyTheme = ({ css, marks }: Theme): void => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  Object.assign(document.documentElement.dataset, marks);
};

const { __bridge: earlier } = globalThis as { __bridge?: unknown };
if (earlier !== undefined) throw new Error('This frame already has a bridge.');
const { callBridge, hearPage } = makeFrameBridge();
Object.assign(globalThis, { __bridge: { callBridge } });

window.addEventListener('message', hearPage);
window.addEventListener('error', ({ message }) => {
  tellPage({ kind: 'problem', message: `The frame threw an error: ${message}` });
});
window.addEventListener('unhandledrejection', ({ reason }) => {
  const message = `The frame didn't handle a rejected promise: ${messageOf(reason)}`;
  tellPage({ kind: 'problem', message });
});
document.addEventListener('securitypolicyviolation', ({ blockedURI, effectiveDirective }) => {
  const message = `Forge would not let a frame do this: ${effectiveDirective} forbids ${blockedURI}`;
  tellPage({ kind: 'problem', message });
});
new ResizeObserver(() => {
  const { height } = document.documentElement.getBoundingClientRect();
  tellPage({ kind: 'height', px: Math.ceil(height) });
}).observe(document.documentElement);
