import type { SyntheticEvent } from 'react';
import type { TextfieldProps } from '@atlaskit/forge-react-types';

/** What a UI Kit event handler gets instead of a DOM event: plain data, no element. */
type ForgeEvent = Parameters<NonNullable<TextfieldProps['onChange']>>[0];

type EventName = 'onBlur' | 'onChange' | 'onClick' | 'onFocus';

/** An app's event handlers. The page ignores what they return. */
export type ForgeEventProps = Partial<Record<EventName, (event: ForgeEvent) => unknown>>;

/** Turns the props of a UI Kit component into Atlaskit's: event handlers get plain data. */
export const withForgeEvents = <Props extends object>(props: Props) => {
  const { onBlur, onChange, onClick, onFocus, ...others } = props as Props & ForgeEventProps;
  const handlers = {
    onBlur: reactHandler(onBlur),
    onChange: reactHandler(onChange),
    onClick: reactHandler(onClick),
    onFocus: reactHandler(onFocus),
  };
  return { ...others, ...definedProps(handlers) };
};

const reactHandler = (handle: ForgeEventProps[EventName]) =>
  handle &&
  ((event: SyntheticEvent): void => {
    handle(forgeEvent(event));
  });

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

type Defined<Props> = { [name in keyof Props]?: Exclude<Props[name], undefined> };

/** Leaves out undefined props: some Atlaskit components treat them differently from absent ones. */
export const definedProps = <Props extends object>(props: Props): Defined<Props> => {
  const entries = Object.entries(props).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Defined<Props>;
};
