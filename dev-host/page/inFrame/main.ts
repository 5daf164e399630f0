import { messageOf } from '../messageOf';
import { callBridge, hearPage, tellPage } from './callBridge';

/*
 * The bridge inside a frame, where Forge puts its own: first in `index.html`, before `@forge/bridge`
 * is loaded. It also tells the page how high it is, and what went wrong.
 */
const { __bridge: taken } = globalThis as { __bridge?: unknown };
if (taken !== undefined) throw new Error('There is a bridge in this frame already.');
Object.assign(globalThis, { __bridge: { callBridge } });

window.addEventListener('message', hearPage);
window.addEventListener('error', ({ message }) => {
  tellPage({ is: 'problem', message: `The frame threw an error: ${message}` });
});
window.addEventListener('unhandledrejection', ({ reason }) => {
  const message = `Nobody handled a rejected promise in the frame: ${messageOf(reason)}`;
  tellPage({ is: 'problem', message });
});
document.addEventListener('securitypolicyviolation', ({ blockedURI, effectiveDirective }) => {
  const message = `Forge would not let a frame do this: ${effectiveDirective} forbids ${blockedURI}`;
  tellPage({ is: 'problem', message });
});
new ResizeObserver(() => {
  const { height } = document.documentElement.getBoundingClientRect();
  tellPage({ is: 'height', px: Math.ceil(height) });
}).observe(document.documentElement);
