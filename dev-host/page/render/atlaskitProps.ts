import type { SyntheticEvent } from 'react';

/**
 * What a UI Kit event handler gets instead of a DOM event: plain data, no element. It is the
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

const EVENT_NAMES = ['onBlur', 'onChange', 'onClick', 'onFocus'] as const;

type EventName = (typeof EVENT_NAMES)[number];

/** An app's event handlers. The page ignores what they return. */
export type ForgeEventProps = Partial<Record<EventName, (event: ForgeEvent) => unknown>>;

type ReactHandlers = Partial<Record<EventName, (event: SyntheticEvent) => void>>;

/** Turns the props of a UI Kit component into Atlaskit's: event handlers get plain data. */
export const forReact = <Props extends object>(
  props: Props,
): Omit<Props, EventName> & ReactHandlers => {
  const { onBlur, onChange, onClick, onFocus, ...plain } = props as Props & ForgeEventProps;
  const given = { onBlur, onChange, onClick, onFocus };
  const handlers: ReactHandlers = {};
  for (const name of EVENT_NAMES) {
    const handle = given[name];
    if (handle !== undefined) {
      handlers[name] = (event) => {
        handle(forgeEvent(event));
      };
    }
  }
  return { ...plain, ...handlers };
};

const forgeEvent = (event: SyntheticEvent): ForgeEvent => {
  const { bubbles, cancelable, defaultPrevented, eventPhase, isTrusted, timeStamp, type } = event;
  return {
    ...{ bubbles, cancelable, defaultPrevented, eventPhase, isTrusted, timeStamp, type },
    target: targetOf(event.target),
  };
};

const targetOf = (target: EventTarget): ForgeEvent['target'] => {
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement) {
    const { value, name, id, tagName, type, selectionStart, selectionEnd } = target;
    const common = { value, name, id, tagName, type, selectionStart, selectionEnd };
    return target instanceof HTMLInputElement ? { ...common, checked: target.checked } : common;
  }
  return target instanceof Element ? { id: target.id, tagName: target.tagName } : {};
};

type Given<Props> = { [name in keyof Props]?: Exclude<Props[name], undefined> };

/** Leaves out undefined props: some Atlaskit components treat them differently from absent ones. */
export const onlyGiven = <Props extends object>(props: Props): Given<Props> => {
  const entries = Object.entries(props).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Given<Props>;
};
