import { UnreadableWorkbook } from './refusal';
import type { XmlHandlers } from './xml';

/** How the number of a cell becomes text. */
export type NumberFormat =
  | { kind: 'plain' }
  | { kind: 'date' }
  | { kind: 'time' } // of a day, without a date
  | { kind: 'zeros'; digits: number }; // `000417`

/** The number formats of a workbook, by the style of a cell. */
export type NumberFormats = readonly NumberFormat[];

const MAX_STYLES = 100_000; // Excel allows 65,490

/** Reads the number formats in `styles.xml` into `formats`. */
export const numberFormatHandlers = (formats: NumberFormat[]): XmlHandlers => {
  const custom = new Map<string, NumberFormat>();
  return {
    open: (name, parent, attributes) => {
      const id = attributes['numFmtId'] ?? '0';
      if (name === 'numFmt' && parent === 'numFmts')
        custom.set(id, formatOfCode(attributes['formatCode'] ?? ''));
      if (name === 'xf' && parent === 'cellXfs')
        formats.push(custom.get(id) ?? builtInFormat(Number(id)));
      if (Math.max(custom.size, formats.length) > MAX_STYLES)
        throw new UnreadableWorkbook('unpacks-too-large');
    },
  };
};

const PLAIN = { kind: 'plain' } as const;
const DATE = { kind: 'date' } as const;
const TIME = { kind: 'time' } as const;

// ECMA-376 part 1, 18.8.30. The numbers from 27 on are those of East Asian languages.
const builtInFormat = (id: number): NumberFormat => {
  const isIn = (first: number, last: number): boolean => id >= first && id <= last;
  if (isIn(18, 21) || isIn(32, 35) || isIn(45, 47) || isIn(55, 56)) return TIME;
  return isIn(14, 22) || isIn(27, 36) || isIn(50, 58) ? DATE : PLAIN;
};

const MAX_CODE = 1_000; // characters; Excel allows 255

// What the code shows as it is: quoted texts, escaped characters, colors, languages, conditions.
const LITERAL = /"[^"]*"|\\.|[_*].|\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi;

const formatOfCode = (code: string): NumberFormat => {
  if (code.length > MAX_CODE || /^general$/i.test(code)) return PLAIN;
  if (/^00+$/.test(code)) return { kind: 'zeros', digits: code.length };
  const [positive = ''] = code.replace(LITERAL, '').split(';');
  if (/[dy]/i.test(positive) || /mmm/i.test(positive)) return DATE;
  if (/[hs]/i.test(positive)) return TIME;
  return /m/i.test(positive) ? DATE : PLAIN;
};

/** The text of a number. `is1904`: the workbook counts days from 1904, as on old Macs. */
export const numberText = (raw: string, format: NumberFormat, is1904: boolean): string => {
  const value = Number(raw);
  if (raw.trim() === '' || !Number.isFinite(value)) return raw;
  switch (format.kind) {
    case 'plain':
      return plainNumber(value, raw);
    case 'zeros':
      return Number.isSafeInteger(value)
        ? `${value < 0 ? '-' : ''}${String(Math.abs(value)).padStart(format.digits, '0')}`
        : plainNumber(value, raw);
    case 'date':
    case 'time':
      return dateOfSerial(value, format.kind, is1904) ?? plainNumber(value, raw);
  }
};

/**
 * A whole number that may have lost digits keeps its exponent, so that it isn't taken for an ID:
 * 108000000000000000000 is `1.08E+20`.
 */
const plainNumber = (value: number, raw: string): string => {
  if (!Number.isInteger(value) || Number.isSafeInteger(value)) return String(value);
  return /^-?\d+$/.test(raw) ? raw : value.toExponential().toUpperCase();
};

const DAY_S = 86_400;
const MAX_DAY = 2_958_465; // 9999-12-31
const DAYS_TO_1904 = 1_462;

const dateOfSerial = (
  serial: number,
  kind: 'date' | 'time',
  is1904: boolean,
): string | undefined => {
  const seconds = Math.round(serial * DAY_S);
  const day = Math.floor(seconds / DAY_S) + (is1904 ? DAYS_TO_1904 : 0);
  const time = clockTime(seconds % DAY_S);
  if (kind === 'time' && serial >= 0 && serial < 1) return time;
  if (serial < 0 || day < 1 || day > MAX_DAY) return undefined;
  return seconds % DAY_S === 0 ? dateOfDay(day) : `${dateOfDay(day)} ${time}`;
};

const clockTime = (seconds: number): string => {
  const minutes = Math.floor(seconds / 60);
  return [Math.floor(minutes / 60), minutes % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
};

// Day 60 is 29 February 1900, which never was.
const dateOfDay = (day: number): string =>
  day === 60
    ? '1900-02-29'
    : new Date(Date.UTC(1899, 11, day < 60 ? 31 + day : 30 + day)).toISOString().slice(0, 10);

/** The text of a date as ISO 8601 writes it, which some programs store instead of a number. */
export const isoDateText = (raw: string): string => {
  const [, date, time = '00:00'] = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}).*)?$/.exec(raw) ?? [];
  if (date === undefined) return raw;
  return time === '00:00' ? date : `${date} ${time}`;
};
