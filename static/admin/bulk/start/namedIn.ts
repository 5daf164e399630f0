import type { ImportRow } from '../import/import';

/** What a list calls its groups, each once. */
export const groupsIn = (rows: readonly ImportRow[]): string[] => [
  ...new Set(rows.flatMap(({ group }) => group ?? [])),
];

export type NamedPerson = { key: string; person: { email: string; name?: string } };

/** The e-mails in a list, each once, whatever their case; with a name where a row has one. */
export const emailsIn = (rows: readonly ImportRow[]): NamedPerson[] => {
  const named = new Map<string, NamedPerson>();
  for (const { person } of rows) {
    if (person?.kind !== 'email') continue;
    const { email, name } = person;
    const key = email.toLowerCase();
    if (named.has(key) && name === undefined) continue;
    named.set(key, { key, person: { email, ...(name !== undefined && { name }) } });
  }
  return [...named.values()];
};
