import { useRef, useState } from 'react';

type LongText = {
  /** What the field begins with; it is another field each time that `times` has changed. */
  drawn: { text: string; times: number };
  /** Whether the last text was refused. */
  isTooLong: boolean;
  take: (text: string) => void;
};

/**
 * What a field for a long text holds. Gives on each text of up to `most` characters; a longer one is
 * refused whole, and the field begins anew with what it held before: what is cut at its end would
 * look like a list, and what a browser lays out at such length holds up the whole page.
 */
export const useLongText = (
  initial: string,
  most: number,
  onText: (text: string) => void,
): LongText => {
  const held = useRef(initial);
  const [drawn, setDrawn] = useState({ text: initial, times: 0 });
  const [isTooLong, setIsTooLong] = useState(false);
  return {
    drawn,
    isTooLong,
    take: (text) => {
      setIsTooLong(text.length > most);
      if (text.length > most) {
        setDrawn({ text: held.current, times: drawn.times + 1 });
        return;
      }
      held.current = text;
      onText(text);
    },
  };
};
