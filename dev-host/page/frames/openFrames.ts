/** Tells a frame of an event. */
type TellFrame = (event: string, payload: unknown) => void;

/** The frames that are shown. Each hears every event, and tells its own listeners. */
export const openFrames = new Set<TellFrame>();
