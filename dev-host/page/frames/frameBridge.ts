import { on, notifyListeners } from '../bridge/events';
import { messageOf } from '../state';
import { type FromFrame, otherOrigin, type Theme, type ToFrame } from './frameMessages';

/*
 * The bridge inside a frame. Like Forge's bridge, it comes first in `index.html`, before
 * `@forge/bridge` loads. It also reports the frame's height and its errors to the page.
 */
const sendToPage = (message: FromFrame): void => {
  window.parent.postMessage(message, otherOrigin());
};

type Waiting = { resolve: (value: unknown) => void; reject: (error: Error) => void };

const makeFrameBridge = () => {
  const waiting = new Map<number, Waiting>();
  let calls = 0;
  const callPage = (command: string, data: unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      calls += 1;
      waiting.set(calls, { resolve, reject });
      sendToPage({ kind: 'call', id: calls, command, data });
    });
  return {
    /** Runs a command of the bridge on the page. Rejects if the page does. */
    callBridge: async (command: string, data?: unknown): Promise<unknown> => {
      // Functions cannot be sent to the page, so the frame keeps its own listeners.
      if (command === 'on') return on(data);
      const answer = await callPage(command, data);
      if (command !== 'enableTheming') return answer;
      applyTheme(answer as Theme);
      return undefined;
    },
    /** Receives a message of the page: the answer to a call, an event, another theme or width. */
    receive: ({ origin, source, data: message }: MessageEvent<ToFrame>): void => {
      if (origin !== otherOrigin() || source !== window.parent) return;
      switch (message.kind) {
        case 'event':
          notifyListeners(message.event, message.payload);
          return;
        case 'theme':
          applyTheme(message.theme);
          return;
        case 'resized':
          reportHeight();
          return;
        case 'answer':
          waiting.get(message.id)?.resolve(message.value);
          break;
        case 'refusal':
          waiting.get(message.id)?.reject(new Error(message.message));
      }
      waiting.delete(message.id);
    },
  };
};

const themeSheet = new CSSStyleSheet();

// The frame's content security policy would forbid a `style` element.
// https://developer.atlassian.com/platform/forge/design-tokens-and-theming/
const applyTheme = ({ css, attributes }: Theme): void => {
  themeSheet.replaceSync(css);
  document.adoptedStyleSheets = [themeSheet];
  Object.assign(document.documentElement.dataset, attributes);
};

let reportedHeight: number | undefined;

/** Tells the page the height of the frame's contents, unless the page knows it. */
const reportHeight = (): void => {
  const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
  if (height === reportedHeight) return;
  reportedHeight = height;
  sendToPage({ kind: 'height', px: height });
};

const { __bridge: existing } = globalThis as { __bridge?: unknown };
if (existing !== undefined) throw new Error('This frame already has a bridge.');
const { callBridge, receive } = makeFrameBridge();
Object.assign(globalThis, { __bridge: { callBridge } });

window.addEventListener('message', receive);
window.addEventListener('error', ({ message }) => {
  sendToPage({ kind: 'problem', message: `The frame threw an error: ${message}` });
});
window.addEventListener('unhandledrejection', ({ reason }) => {
  const message = `The frame didn't handle a rejected promise: ${messageOf(reason)}`;
  sendToPage({ kind: 'problem', message });
});
document.addEventListener('securitypolicyviolation', ({ blockedURI, effectiveDirective }) => {
  const message = `Forge would not let a frame do this: ${effectiveDirective} forbids ${blockedURI}`;
  sendToPage({ kind: 'problem', message });
});

// A browser doesn't draw a frame that is scrolled out of view, so its `ResizeObserver` doesn't run.
// There, the height follows changed elements, loaded style sheets and the page's `resized`.
new ResizeObserver(reportHeight).observe(document.documentElement);
new MutationObserver(reportHeight).observe(document, {
  subtree: true,
  childList: true,
  characterData: true,
  attributes: true,
});
document.addEventListener('load', reportHeight, { capture: true }); // it doesn't bubble
