import type { SyntheticEvent } from 'react';

/**
 * What a UI Kit event handler is given in the place of a DOM event: plain data.
 * `SerialisableEvent` of `@atlaskit/forge-react-types`.
 */
export type ForgeEvent = {
  bubbles: boolean;
  cancelable: boolean;
  defaultPrevented: boolean;
  eventPhase: number;
  isTrusted: boolean;
  target: {
    value?: string;
    checked?: boolean;
    name?: string;
    id?: string;
    tagName?: string;
    type?: string;
    selectionStart?: number | null;
    selectionEnd?: number | null;
  };
  timeStamp: number;
  type: string;
};

/** The plain data of a React event. */
export function forgeEvent(event: SyntheticEvent): ForgeEvent {
  const { bubbles, cancelable, defaultPrevented, eventPhase, isTrusted, timeStamp, type } = event;
  return {
    ...{ bubbles, cancelable, defaultPrevented, eventPhase, isTrusted, timeStamp, type },
    target: targetOf(event.target),
  };
}

function targetOf(target: EventTarget): ForgeEvent['target'] {
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement) {
    const { value, name, id, tagName, type, selectionStart, selectionEnd } = target;
    const common = { value, name, id, tagName, type, selectionStart, selectionEnd };
    return target instanceof HTMLInputElement ? { ...common, checked: target.checked } : common;
  }
  return target instanceof Element ? { id: target.id, tagName: target.tagName } : {};
}
