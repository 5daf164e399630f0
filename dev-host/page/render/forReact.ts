import type { SyntheticEvent } from 'react';
import { forgeEvent } from './forgeEvent';
import type { ForgeEvent } from './forgeEvent';

const EVENT_NAMES = ['onBlur', 'onChange', 'onClick', 'onFocus'] as const;

type EventName = (typeof EVENT_NAMES)[number];

/** Handlers as an app gives them. What they return, a promise perhaps, is theirs alone. */
export type ForgeEventProps = Partial<Record<EventName, (event: ForgeEvent) => unknown>>;

type ReactHandlers = Partial<Record<EventName, (event: SyntheticEvent) => void>>;

/**
 * The props of a UI Kit component for Atlaskit's: all as they are, but each event handler is given
 * the plain data of the DOM event.
 */
export function forReact<Props extends object>(
  props: Props,
): Omit<Props, EventName> & ReactHandlers {
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
}
