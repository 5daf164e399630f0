import { events } from '@forge/bridge';
import { Box, Frame, Stack, Text } from '@forge/react';
import React, { useEffect, useRef, useState } from 'react';
import { useOwnsFrame } from '../frames/OneFrame';
import { CopyField } from '../ui/CopyField';
import { useWords } from '../words/useWords';
import {
  EXPORT_BUTTONS,
  EXPORT_END,
  EXPORT_PRESS,
  EXPORT_READY,
  isExportEnd,
  isExportPress,
  type OfferedButton,
  sendText,
} from './exportEvents';

/** A button that copies a text, or saves it as a file. */
export type ExportButton = OfferedButton & {
  /** Called at each press. Undefined if the text can't be made. */
  text: () => string | undefined;
};

type Props = {
  buttons: readonly ExportButton[];
  /** Whether the page shows the texts anyway. If not, a refused copy shows its text in a field. */
  isTextShown?: boolean;
};

// A frame that loads takes about a second. One that is blocked never says that it is ready.
const FRAME_WAIT_MS = 10_000;

/**
 * Buttons that copy or save texts. They are in a frame, because a UI Kit page can do neither. The
 * frame gets a text only after its button was pressed.
 */
export const ExportButtons = ({ buttons, isTextShown = false }: Props) => {
  const words = useWords();
  const isShown = useOwnsFrame(buttons.length > 0);
  const { isBlocked, refused } = useExports(buttons, isShown);
  const shown = isBlocked ? buttons[0] : buttons.find(({ id }) => id === refused);
  if (!isShown) return null;
  return (
    <Stack space="space.100" alignInline="stretch">
      <Frame resource="frame-export" />
      <Box role="status">{isBlocked && <Text>{words('export.blocked')}</Text>}</Box>
      {!isTextShown && shown && <TextToCopy text={shown.text()} />}
    </Stack>
  );
};

// A field with more text would stop the browser for a second or more.
const MAX_SHOWN_CHARACTERS = 500_000;

/** The field to copy from by hand, after a refused copy. */
const TextToCopy = ({ text = '' }: { text: string | undefined }) => {
  const words = useWords();
  if (text.length > MAX_SHOWN_CHARACTERS)
    return (
      <Box role="status">
        <Text>{words('export.too-long')}</Text>
      </Box>
    );
  return (
    <CopyField
      id="export-text"
      label={words('export.text')}
      hint={words('export.text.hint')}
      text={text}
    />
  );
};

/**
 * Serves the frame while it is shown. `refused` is the ID of the button whose copy the browser didn't
 * allow. `isBlocked` is true if the frame didn't load in time.
 */
const useExports = (buttons: readonly ExportButton[], isShown: boolean) => {
  const [isBlocked, setIsBlocked] = useState(false);
  const [refused, setRefused] = useState<string>();
  const latest = useRef(buttons);
  latest.current = buttons;
  const offer = JSON.stringify(buttons.map(offered));

  useEffect(() => {
    if (!isShown) return undefined;
    const late = setTimeout(() => {
      setIsBlocked(true);
    }, FRAME_WAIT_MS);
    const subscribed = [
      events.on(EXPORT_READY, () => {
        clearTimeout(late);
        setIsBlocked(false);
        void events.emit(EXPORT_BUTTONS, latest.current.map(offered));
      }),
      events.on(EXPORT_PRESS, (payload: unknown) => {
        if (!isExportPress(payload)) return;
        const pressed = latest.current.find(({ id }) => id === payload.button);
        setRefused(undefined);
        void sendText(payload.press, pressed?.text(), events.emit).catch(() => undefined);
      }),
      events.on(EXPORT_END, (payload: unknown) => {
        if (isExportEnd(payload) && payload.result === 'refused') setRefused(payload.button);
      }),
    ];
    return () => {
      clearTimeout(late);
      for (const each of subscribed)
        void each.then(({ unsubscribe }) => {
          unsubscribe();
        });
    };
  }, [isShown]);

  // The frame may be ready before the page listens, and the buttons may change later.
  useEffect(() => {
    if (isShown) void events.emit(EXPORT_BUTTONS, JSON.parse(offer));
  }, [isShown, offer]);

  return { isBlocked, refused };
};

const offered = ({ text: _text, ...button }: ExportButton): OfferedButton => button;
