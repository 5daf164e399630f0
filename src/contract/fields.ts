import * as z from 'zod/mini';
import { parseAccountId } from '../domain/accountId';
import { isKeyId, type KeyId } from '../domain/automationKey';
import { CHANGE_ACTIONS } from '../domain/change';
import { plainText, searchText } from '../domain/freeText';
import { parseGroupId, parseGroupName, parseTypedGroupName } from '../domain/group';
import {
  MAX_REASON_BYTES,
  MAX_REASON_CHARACTERS,
  MAX_ROWS,
  MAX_TITLE_LENGTH,
  ROWS_PER_CHUNK,
} from '../domain/limits';
import { failed, type InputField, ok, type Outcome } from '../domain/outcome';
import { parsePlanId } from '../domain/plan/plan';
import type { PlanRow } from '../domain/plan/planRow';

/** A text that the domain parses. A rejected text fails with the field that the domain names. */
const parsedBy = <T>(parse: (value: unknown) => Outcome<T>) =>
  z.pipe(
    z.string(),
    z.transform((value: string, { issues }): T => {
      const parsed = parse(value);
      if (parsed.ok) return parsed.value;
      const field: InputField = parsed.failure.field ?? 'body';
      issues.push({ code: 'custom', input: value, params: { field } });
      return z.NEVER;
    }),
  );

const parseKeyId = (value: unknown): Outcome<KeyId> =>
  isKeyId(value) ? ok(value) : failed('invalid-input', { field: 'body' });

export const accountId = parsedBy(parseAccountId);
export const groupId = parsedBy(parseGroupId);
/** A name as Confluence gave it. */
export const groupName = parsedBy(parseGroupName);
/** A name as a person or a script typed it. */
export const typedGroupName = parsedBy(parseTypedGroupName);
export const keyId = parsedBy(parseKeyId);
export const planId = parsedBy(parsePlanId);

/**
 * Wraps the two ways to name a group, by the first or by the second of these fields. An unknown field
 * fails first, as part of the body. A group that is named in both ways or in neither fails next.
 */
export const namingOneGroup = <Value, Input>(
  [name, id, ...others]: readonly [name: string, id: string, ...others: string[]],
  ways: z.ZodMiniType<Value, Input>,
) => {
  const fields: readonly string[] = [name, id, ...others];
  const fieldToCorrect = (sent: unknown): InputField | undefined => {
    if (typeof sent !== 'object' || sent === null || Array.isArray(sent)) return 'body';
    const keys = Object.keys(sent);
    if (!keys.every((key) => fields.includes(key))) return 'body';
    return keys.includes(name) === keys.includes(id) ? 'group' : undefined;
  };
  const namedOnce = z.custom<Input>().check(({ value, issues }) => {
    const field = fieldToCorrect(value);
    if (field) issues.push({ code: 'custom', input: value, params: { field } });
  });
  return z.pipe(namedOnce, ways);
};

/** A whole number, 0 or more. */
export const count = z.number().check(z.int(), z.minimum(0));

/** The first row of a stored chunk. */
export const chunkStart = z.number().check(z.int(), z.minimum(0), z.multipleOf(ROWS_PER_CHUNK));

/**
 * Positions of rows in a job, from 0. The number of a row does not tell it from others: a row of a
 * list that names several people gives several changes.
 */
export const rowPlaces = z.array(count).check(z.maxLength(MAX_ROWS));

const WHOLE_CHARACTERS = /^\P{Cs}*$/u; // a URL can't hold half of a surrogate pair

/** A text to search for, which can be part of a URL. */
export const textToFind = (maxLength: number) =>
  z.pipe(
    z.pipe(z.string().check(z.regex(WHOLE_CHARACTERS)), z.transform(searchText)),
    z.string().check(z.maxLength(maxLength)),
  );

/** A text that other people read. It is tidied before it is checked. */
const tidied = (text: z.ZodMiniType<string, string>, limits: z.ZodMiniType<string, string>) =>
  z.pipe(z.pipe(text, z.transform(plainText)), limits);

/** The name of a file. */
export const fileTitle = tidied(
  z.string().check(z.regex(WHOLE_CHARACTERS)),
  z.string().check(z.minLength(1), z.maxLength(MAX_TITLE_LENGTH)),
);

const reason = tidied(
  z.string(),
  z.string().check(
    z.maxLength(MAX_REASON_CHARACTERS),
    z.refine((text) => Buffer.byteLength(JSON.stringify(text)) <= MAX_REASON_BYTES),
  ),
);

/** A row of a plan as the page sends it. */
export const planRow = z.pipe(
  z.tuple([count, count, z.enum(CHANGE_ACTIONS), accountId, z.exactOptional(reason)]),
  z.transform(([row, group, action, account, why]): PlanRow => ({
    ...{ row, group, action, accountId: account },
    ...(why && { reason: why }),
  })),
);
