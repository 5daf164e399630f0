import { events } from '@forge/bridge';
import { Button, ErrorMessage, HelperMessage, Inline, Stack, Text } from '@forge/react';
import React, { useEffect, useMemo, useRef } from 'react';
import type { MessageKey } from '../../words/fill';
import { useWriting } from '../../words/useWords';
import { Status } from '../../ui/layout';
import { decodeBytes } from '../import/decode';
import type { FileContent } from '../import/sheet';
import { countLines } from '../import/text';
import {
  CHOICE_READY,
  type ChosenFile,
  FILE_CHUNK,
  makeJoinChunks,
  OFFER_USERS,
} from './fileChunks';

type Props = {
  label: MessageKey;
  file: ChosenFile;
  error: string | undefined;
  onRemove: () => void;
};

/** A chosen file, shown in place of the paste field. Its content may be long and isn't shown. */
export const FileField = ({ label, file, error, onRemove }: Props) => {
  const { words, counted } = useWriting();
  const size = useMemo(() => sizeOf(file.content), [file]);
  return (
    <Stack space="space.050">
      <Text weight="bold" size="small">
        {words(label)}
      </Text>
      <Inline space="space.150" alignBlock="center" shouldWrap>
        <Status>
          <Text>{counted(`bulk.file.${size.unit}`, size.count, { name: file.name })}</Text>
        </Status>
        <Button spacing="compact" onClick={onRemove}>
          {words('bulk.file.remove')}
        </Button>
      </Inline>
      {file.content.kind === 'bytes' && <HelperMessage>{words('bulk.file.guessed')}</HelperMessage>}
      {error !== undefined && <ErrorMessage>{error}</ErrorMessage>}
    </Stack>
  );
};

const sizeOf = (content: FileContent): { unit: 'lines' | 'sheets'; count: number } => {
  switch (content.kind) {
    case 'text':
      return { unit: 'lines', count: countLines(content.text) };
    case 'bytes': {
      const { text } = decodeBytes(content.bytes, content.guess);
      return { unit: 'lines', count: countLines(text) };
    }
    case 'workbook':
      return { unit: 'sheets', count: content.sheets.length };
  }
};

/** Reports files chosen in the frame, while the component is shown. */
export const useChosenFile = (onFile: (file: ChosenFile) => void): void => {
  const latest = useRef(onFile);
  latest.current = onFile;
  useEffect(() => {
    const joinChunks = makeJoinChunks();
    const subscribed = events.on(FILE_CHUNK, (payload: unknown) => {
      const file = joinChunks(payload);
      if (file) latest.current(file);
    });
    return () => {
      void subscribed.then(({ unsubscribe }) => {
        unsubscribe();
      });
    };
  }, []);
};

/** Has the frame also offer to choose the exported user list, from the first time it is wanted. */
export const useOfferUsers = (isWanted: boolean): void => {
  useEffect(() => {
    if (!isWanted) return undefined;
    const offer = (): void => void events.emit(OFFER_USERS, {});
    const subscribed = events.on(CHOICE_READY, offer);
    offer(); // the frame may have been ready before
    return () => {
      void subscribed.then(({ unsubscribe }) => {
        unsubscribe();
      });
    };
  }, [isWanted]);
};
