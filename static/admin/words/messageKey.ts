import type messages from '../../locales/en-US.json';

/** The name of a text in static/locales; one that is missing there does not compile. */
export type MessageKey = keyof typeof messages;
