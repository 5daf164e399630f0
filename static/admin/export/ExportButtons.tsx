import { events } from '@forge/bridge';
import { Frame, Inline, LoadingButton, Stack, Text } from '@forge/react';
import React, { useEffect, useId, useMemo, useRef, useState } from 'react';
import { useOwnsFrame } from '../frames/OneFrame';
import { splitLines } from '../frames/payloads';
import { PageButtons } from '../rows/RowsTable';
import { usePagesOf } from '../rows/useRows';
import { CopyField } from '../ui/CopyField';
import { Status } from '../ui/layout';
import { useNumber, useWords } from '../words/useWords';
import {
  EXPORT_BUTTONS,
  EXPORT_END,
  EXPORT_PRESS,
  EXPORT_READY,
  type ExportResult,
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
  const { isBlocked, failed } = useExports(buttons, isShown);
  const shown = isBlocked ? buttons[0] : failed;
  if (!isShown) return null;
  // A long text is easier to download than to copy in parts, if the browser allows that.
  const canDownload =
    !isBlocked && failed?.action === 'copy' && buttons.some(({ action }) => action === 'download');
  return (
    <Stack space="space.100" alignInline="stretch">
      <Frame resource="frame-export" />
      <Status>{isBlocked && <Text>{words('export.blocked')}</Text>}</Status>
      {!isTextShown && shown && <TextToCopy makeText={shown.text} canDownload={canDownload} />}
    </Stack>
  );
};

type TextToCopyProps = {
  makeText: () => string | undefined;
  /** Whether the frame still offers to download the text. */
  canDownload: boolean;
};

// A field with more text would stop the browser for a second or more.
const MAX_SHOWN_CHARACTERS = 500_000;

/** The field to copy from by hand. A text that is too long for it comes in parts, one at a time. */
const TextToCopy = ({ makeText, canDownload }: TextToCopyProps) => {
  const words = useWords();
  const number = useNumber();
  const text = makeText();
  const fields = useMemo(() => splitLines(text ?? '', MAX_SHOWN_CHARACTERS), [text]);
  const pages = usePagesOf(fields, { perPage: 1 });
  const { rows, page, count } = pages;
  const hasMany = count > 1;
  if (text === undefined || (hasMany && canDownload))
    return (
      <Status>
        <Text>{words(text === undefined ? 'export.missing' : 'export.too-long')}</Text>
      </Status>
    );
  const place = { part: number(page + 1), parts: number(count) };
  return (
    <Stack space="space.100" alignInline="stretch">
      <CopyField
        id="export-text"
        label={hasMany ? words('export.text.part', place) : words('export.text')}
        hint={words(hasMany ? 'export.text.part.hint' : 'export.text.hint')}
        text={rows[0] ?? ''}
      />
      <PageButtons {...pages} />
    </Stack>
  );
};

/**
 * Serves the frame while it is shown. `failed` is the button whose copy or download the browser didn't
 * allow. `isBlocked` is true if the frame didn't load in time.
 */
const useExports = (buttons: readonly ExportButton[], isShown: boolean) => {
  const [isBlocked, setIsBlocked] = useState(false);
  const [failed, setFailed] = useState<string>();
  // A late press in the frame of another place must not get a text of this one.
  const place = `${useId()}/`;
  const here = buttons.map((button) => ({ ...button, id: `${place}${button.id}` }));
  const latest = useRef(here);
  latest.current = here;
  const offer = JSON.stringify(here.map(offered));

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
        if (!isExportPress(payload) || !payload.button.startsWith(place)) return;
        const pressed = latest.current.find(({ id }) => id === payload.button);
        setFailed(undefined);
        void sendText(payload.press, () => pressed?.text(), events.emit);
      }),
      events.on(EXPORT_END, (payload: unknown) => {
        if (isExportEnd(payload) && FAILURES.has(payload.result)) setFailed(payload.button);
      }),
    ];
    return () => {
      clearTimeout(late);
      for (const each of subscribed)
        void each.then(({ unsubscribe }) => {
          unsubscribe();
        });
    };
  }, [isShown, place]);

  // The frame may be ready before the page listens, and the buttons may change later.
  useEffect(() => {
    if (isShown) void events.emit(EXPORT_BUTTONS, JSON.parse(offer));
  }, [isShown, offer]);

  return { isBlocked, failed: here.find(({ id }) => id === failed) };
};

const FAILURES: ReadonlySet<ExportResult> = new Set<ExportResult>(['refused', 'not-downloaded']);

const offered = ({ text: _text, ...button }: ExportButton): OfferedButton => button;

type CsvProps = {
  /** The button that makes the file: "Export results". */
  label: string;
  fileName: string;
  /** Whether the rows are being loaded. */
  isBusy: boolean;
  /**
   * Makes the CSV. Undefined if it can't, which the caller shows. Use `guardFormula` for its cells.
   * After a change of what it makes, give the component another `key`.
   */
  write: () => Promise<string | undefined>;
};

/** Makes a CSV file on request, and offers to save or copy it. 50,000 rows are fine. */
export const ExportCsv = ({ label, fileName, isBusy, write }: CsvProps) => {
  const words = useWords();
  const [csv, setCsv] = useState<string>();
  const text = () => csv;
  return (
    <Stack space="space.100" alignInline="stretch">
      <Inline>
        <LoadingButton isLoading={isBusy} onClick={() => void write().then(setCsv)}>
          {label}
        </LoadingButton>
      </Inline>
      {csv !== undefined && (
        <ExportButtons
          buttons={[
            { id: 'download', action: 'download', label: words('export.csv'), fileName, text },
            { id: 'copy', action: 'copy', label: words('export.copy'), text },
          ]}
        />
      )}
    </Stack>
  );
};
