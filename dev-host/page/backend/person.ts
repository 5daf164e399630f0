import { backendUrl } from './backendUrl';
import { readAnswer } from './readAnswer';

/** A person as Confluence shows them; the e-mail only where its owner lets it be seen. */
export type Person = {
  accountId: string;
  displayName: string;
  avatarUrl?: string;
  email?: string;
};

/** People whose name or e-mail fits, best first. Rejects when the search failed. */
export async function searchPeople(query: string): Promise<Person[]> {
  return (await readAnswer(await fetch(backendUrl('/bridge/users', { query })))) as Person[];
}

const known = new Map<string, Promise<Person>>();

/** One person, asked once a page load. Rejects when there is no such account. */
export function findPerson(accountId: string): Promise<Person> {
  const earlier = known.get(accountId);
  if (earlier !== undefined) return earlier;
  const path = `/bridge/users/${encodeURIComponent(accountId)}`;
  const asked = fetch(backendUrl(path))
    .then(readAnswer)
    .then((person) => person as Person);
  known.set(accountId, asked);
  return asked;
}
