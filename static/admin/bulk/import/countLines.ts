const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** How many lines of a text are not empty. Quick, so that the rest need not be. */
export const countLines = (text: string): number => {
  let lines = 0;
  let isAtStart = true;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const isEnd = code === LINE_FEED || code === CARRIAGE_RETURN;
    if (isAtStart && !isEnd) lines += 1;
    isAtStart = isEnd;
  }
  return lines;
};
