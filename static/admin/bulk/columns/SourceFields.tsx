import { Box, Button, ErrorMessage, Inline, Stack, Text } from '@forge/react';
import React, { useMemo, useState } from 'react';
import { Choice, Field } from '../../ui/fields';
import { useWriting } from '../../words/useWords';
import { readable } from '../../ui/layout';
import type { SkippedRow } from '../import/mapping';
import { ENCODINGS, type Encoding, type Sheet } from '../import/sheet';
import type { ChoosingColumns } from '../list/listState';
import { refusalWords } from '../list/listState';
import { type Column, Pager, RowsTable } from '../../rows/RowsTable';
import { usePagesOf } from '../../rows/useRows';
import { encodingSample, rowSample, shortText } from './columnWords';

type SheetFieldProps = { state: ChoosingColumns; onChoose: (sheet: number) => void };

const SHEET = 'bulk-sheet';

/** The choice of a sheet, if several sheets of a workbook have rows. Says if a sheet was cut. */
export const SheetField = ({
  state: { decided, opening, wasIncomplete },
  onChoose,
}: SheetFieldProps) => {
  const { words, counted } = useWriting();
  const { source, mapping, layout } = decided.list;
  const option = ({ name, rows, isHidden }: Sheet, place: number) => ({
    label: counted(isHidden ? 'bulk.sheet.hidden' : 'bulk.sheet.rows', rows.length, { name }),
    value: place.toString(),
  });
  const options = source.sheets.flatMap(({ sheet }, place) =>
    sheet.rows.length > 0 ? [option(sheet, place)] : [],
  );
  const chosen = opening ?? mapping.sheet;
  const isMissing = wasIncomplete === true && chosen === undefined;
  const isCut = layout?.sheet.isCut === true;
  if (options.length <= 1 && !isCut) return null;
  return (
    <Stack space="space.100">
      {options.length > 1 && (
        <Box xcss={readable}>
          <Field
            id={SHEET}
            label={words('bulk.sheet')}
            isRequired
            error={isMissing && words('bulk.problem.no-sheet')}
          >
            <Choice
              id={SHEET}
              options={options}
              value={chosen?.toString()}
              placeholder={words('bulk.sheet.choose')}
              isLoading={opening !== undefined}
              isInvalid={isMissing}
              onChoose={(sheet) => {
                onChoose(Number(sheet));
              }}
            />
          </Field>
          {decided.refusal && (
            <ErrorMessage>{words(refusalWords(decided.refusal, 'list'))}</ErrorMessage>
          )}
        </Box>
      )}
      {isCut && <Text>{words('bulk.columns.cut')}</Text>}
    </Stack>
  );
};

type EncodingFieldProps = { state: ChoosingColumns; onChoose: (encoding: Encoding) => void };

const ENCODING = 'bulk-encoding';

/** The choice of an encoding for a file whose encoding is a guess, with a line that shows it. */
export const EncodingField = ({ state: { decided }, onChoose }: EncodingFieldProps) => {
  const { words } = useWriting();
  const { list, refusal } = decided;
  const { encoding } = list.source;
  const sample = useMemo(() => encodingSample(list), [list]);
  if (encoding === undefined) return null;
  return (
    <Box xcss={readable}>
      <Field
        id={ENCODING}
        label={words('bulk.encoding')}
        error={encoding.hasErrors && words('bulk.encoding.errors')}
        hint={words('bulk.encoding.about', { encoding: words(`bulk.encoding.${encoding.used}`) })}
      >
        <Choice
          id={ENCODING}
          options={ENCODINGS.map((value) => ({ label: words(`bulk.encoding.${value}`), value }))}
          value={encoding.used}
          isInvalid={refusal !== undefined || encoding.hasErrors}
          onChoose={onChoose}
        />
        {refusal && <ErrorMessage>{words(refusalWords(refusal, 'list'))}</ErrorMessage>}
      </Field>
      {sample && (
        <Text maxLines={2}>
          {words('bulk.encoding.sample', {
            row: sample.row.toString(),
            text: sample.text,
          })}
        </Text>
      )}
    </Box>
  );
};

type HeaderFieldProps = { state: ChoosingColumns; onChoose: (row: number) => void };

const HEADER = 'bulk-header-row';
const MAX_HEADER_ROWS = 20; // reports have some lines above their headers

/** The choice of the row with the headers, which the admin can open if it wasn't found. */
export const HeaderField = ({ state: { decided }, onChoose }: HeaderFieldProps) => {
  const { words } = useWriting();
  const [isShown, setIsShown] = useState(false);
  const { list, refusal } = decided;
  const { layout } = list;
  if (!layout) return null;
  if (!isShown)
    return (
      <Inline>
        <Button
          spacing="compact"
          onClick={() => {
            setIsShown(true);
          }}
        >
          {words('bulk.header.change')}
        </Button>
      </Inline>
    );
  const options = [
    { label: words('bulk.header.none'), value: '0' },
    ...layout.sheet.rows.slice(0, MAX_HEADER_ROWS).map((row) => ({
      label: words('bulk.header.row', { row: row.row.toString(), text: rowSample(row, list) }),
      value: row.row.toString(),
    })),
  ];
  const chosen = (layout.header?.row ?? 0).toString();
  return (
    <Box xcss={readable}>
      <Field
        id={HEADER}
        label={words('bulk.header')}
        error={refusal && words(refusalWords(refusal, 'list'))}
      >
        <Choice
          id={HEADER}
          options={options}
          value={chosen}
          onChoose={(row) => {
            onChoose(Number(row));
          }}
        />
      </Field>
    </Box>
  );
};

const SKIPPED_COLUMNS: Column[] = [
  { title: 'bulk.rows.row', width: 12 },
  { title: 'bulk.skipped.kind', width: 28 },
  { title: 'bulk.skipped.text', width: 60 },
];
const SKIPPED_PER_PAGE = 10; // keeps the tree small beside the other tables

/** The lines that aren't part of the list, which the admin can show. */
export const SkippedLines = ({ skipped }: { skipped: readonly SkippedRow[] }) => {
  const { words, counted } = useWriting();
  const [isShown, setIsShown] = useState(false);
  if (skipped.length === 0) return null;
  return (
    <Stack space="space.100">
      <Inline space="space.100" alignBlock="center" shouldWrap>
        <Text>{counted('bulk.skipped', skipped.length)}</Text>
        <Button
          appearance="subtle"
          spacing="compact"
          onClick={() => {
            setIsShown(!isShown);
          }}
        >
          {words(isShown ? 'bulk.skipped.hide' : 'bulk.skipped.show')}
        </Button>
      </Inline>
      {isShown && <SkippedTable skipped={skipped} />}
    </Stack>
  );
};

const SkippedTable = ({ skipped }: { skipped: readonly SkippedRow[] }) => {
  const { words } = useWriting();
  const pages = usePagesOf(skipped, { perPage: SKIPPED_PER_PAGE });
  return (
    <Stack space="space.100">
      <RowsTable
        label="bulk.skipped.table"
        columns={SKIPPED_COLUMNS}
        rows={pages.rows.map(({ row, kind, text }) => [
          <Text>{row.toString()}</Text>,
          <Text>{words(`bulk.skipped.${kind}`)}</Text>,
          <Text maxLines={2}>{shortText(text)}</Text>,
        ])}
      />
      {pages.count > SKIPPED_PER_PAGE && <Pager pages={pages} />}
    </Stack>
  );
};
