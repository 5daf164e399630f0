import * as z from 'zod/mini';
import { isKeyId, type KeyGroups, type KeyId } from '../../../domain/automationKey';
import { parseGroupId, type GroupId } from '../../../domain/groupId';
import { parseSettings, type Settings } from '../../../domain/settings';
import { failed, ok, type InputField, type Outcome } from '../../../domain/outcome';

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
