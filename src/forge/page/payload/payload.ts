import * as z from 'zod/mini';
import { isKeyId, type KeyGroups, type KeyId } from '../../../domain/automationKey';
import { type GroupId, parseGroupId } from '../../../domain/group';
import { failed, type InputField, ok, type Outcome } from '../../../domain/outcome';
import { parsePlanId, type PlanId, ROWS_PER_CHUNK } from '../../../domain/plan/plan';
import { parseSettings, type Settings } from '../../../domain/settings';

/** Reads a payload by a strict schema: unknown fields and wrong types are `invalid-input`. */
export const strictly =
  <S extends z.ZodMiniType>(schema: S) =>
  (payload: unknown): Outcome<z.output<S>> => {
    const parsed = schema.safeParse(payload);
    return parsed.success
      ? ok(parsed.data)
      : failed('invalid-input', { field: fieldOf(parsed.error.issues[0]?.path[0]) });
  };

const fieldOf = (name: PropertyKey | undefined): InputField => {
  if (name === 'accountId') return 'accountId';
  return name === 'groupName' || name === 'groupId' || name === 'groups' ? 'group' : 'body';
};

export const parseNothing = strictly(z.strictObject({}));

const MAX_QUERY_CHARACTERS = 255;
export const WHOLE_CHARACTERS = /^\P{Cs}*$/u; // half of a surrogate pair cannot be put into a URL

export const parseQuery = strictly(
  z.strictObject({
    query: z.string().check(z.maxLength(MAX_QUERY_CHARACTERS), z.regex(WHOLE_CHARACTERS)),
  }),
);

const keyIdPayload = strictly(z.strictObject({ keyId: z.string() }));

export const parseKeyIdPayload = (payload: unknown): Outcome<KeyId> => {
  const parsed = keyIdPayload(payload);
  if (!parsed.ok) return parsed;
  const { keyId } = parsed.value;
  return isKeyId(keyId) ? ok(keyId) : failed('invalid-input', { field: 'body' });
};

const groupIdPayload = strictly(z.strictObject({ groupId: z.string() }));

export const parseGroupIdPayload = (payload: unknown): Outcome<GroupId> => {
  const parsed = groupIdPayload(payload);
  return parsed.ok ? parseGroupId(parsed.value.groupId) : parsed;
};

const MAX_GROUPS_OF_A_KEY = 100;

const newKeyPayload = strictly(
  z.strictObject({
    label: z.string(),
    groups: z.union([
      z.literal('all-unprotected'),
      z.array(z.string()).check(z.maxLength(MAX_GROUPS_OF_A_KEY)),
    ]),
  }),
);

export const parseNewKey = (payload: unknown): Outcome<{ label: string; groups: KeyGroups }> => {
  const parsed = newKeyPayload(payload);
  if (!parsed.ok) return parsed;
  const { label, groups } = parsed.value;
  if (groups === 'all-unprotected') return ok({ label, groups });
  const ids = groups.map(parseGroupId);
  return ids.every((id) => id.ok)
    ? ok({ label, groups: ids.map((id) => id.value) })
    : failed('invalid-input', { field: 'group' });
};

const settingsPayload = strictly(
  z.strictObject({
    mostRemovals: z.number(),
    mostRemovedPercent: z.number(),
    pointsLeftPercent: z.number(),
  }),
);

export const parseSettingsPayload = (payload: unknown): Outcome<Settings> => {
  const parsed = settingsPayload(payload);
  return parsed.ok ? parseSettings(parsed.value) : parsed;
};

/** All the values, or the first failure among them. */
export const allOf = <T>(outcomes: Outcome<T>[]): Outcome<T[]> => {
  const values: T[] = [];
  for (const outcome of outcomes) {
    if (!outcome.ok) return outcome;
    values.push(outcome.value);
  }
  return ok(values);
};

export const whole = z.number().check(z.int(), z.minimum(0));

/** Where a stored chunk of rows begins. */
export const chunkStart = z.number().check(z.int(), z.minimum(0), z.multipleOf(ROWS_PER_CHUNK));

/** Reads a payload that names a plan or a job beside something else. */
export const withId =
  <Name extends 'planId' | 'jobId', Rest extends object>(
    name: Name,
    read: (payload: unknown) => Outcome<Record<Name, string> & Rest>,
  ) =>
  (payload: unknown): Outcome<Omit<Rest, Name> & Record<Name, PlanId>> => {
    const parsed = read(payload);
    if (!parsed.ok) return parsed;
    const id = parsePlanId(parsed.value[name]);
    return id.ok ? ok({ ...parsed.value, [name]: id.value }) : id;
  };
