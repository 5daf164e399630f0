import { randomUUID } from 'node:crypto';
import type { Group } from '../company/company';
import type { Answer } from '../http/answer';
import type { Site } from '../state/site';
import { groupBody, newGroupBody } from './bodies';
import { empty, filled, ok, problem, withBody } from './devAnswers';

const isTaken = (site: Site, name: string, id?: string): boolean => {
  const owner = site.directory.byName(name);
  return owner !== undefined && owner.id !== id;
};
const taken = (name: string): Answer => problem(409, `There is a group named '${name}'.`);

const create = (site: Site, body: unknown): Answer =>
  withBody(newGroupBody, body, (draft) => {
    if (isTaken(site, draft.name)) return taken(draft.name);
    const group: Group = { id: randomUUID(), ...draft };
    site.directory.putGroup(group);
    return { ...ok(group), status: 201 };
  });

const change = (site: Site, group: Group, body: unknown): Answer =>
  withBody(groupBody, body, (changes) => {
    const changed: Group = { ...group, ...filled(changes) };
    if (isTaken(site, changed.name, group.id)) return taken(changed.name);
    site.directory.putGroup(changed);
    return ok(changed);
  });

/** Creates, changes and deletes groups, no matter who manages them: `/dev/groups` and its IDs. */
export const answerDevGroups = (
  site: Site,
  method: string,
  id: string | undefined,
  body: unknown,
): Answer | undefined => {
  if (id === undefined) return method === 'POST' ? create(site, body) : undefined;
  if (method !== 'PATCH' && method !== 'DELETE') return undefined;
  const group = site.directory.byId(id);
  if (group === undefined) return problem(404, `There is no group with the id '${id}'.`);
  if (method === 'PATCH') return change(site, group, body);
  site.directory.removeGroup(id);
  return empty();
};
