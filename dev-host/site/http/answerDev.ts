import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { Group } from '../company/company';
import { RenameRefused, withGroupIds } from '../faultEffects';
import type { Fault } from '../faults';
import { siteBody } from '../state/settings';
import type { Site } from '../state/site';
import type { Answer } from './answer';
import { clockBody, faultsBody, groupBody, newGroupBody, personBody } from './devBodies';

/** A body with no field set to undefined, so that it can be spread over another object. */
type Filled<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

/**
 * Answers the routes with which tests look into the site and change it. An unknown route gets a 404
 * that names it.
 */
export const answerDev = (site: Site, method: string, path: string, body: unknown): Answer => {
  const [, , family, encoded, ...rest] = path.split('/');
  const id = decode(encoded);
  const answer = (): Answer | undefined => {
    if (rest.length > 0) return undefined;
    if (family === 'groups') return answerGroups(site, method, id, body);
    if (family === 'users' && method === 'PATCH' && id !== undefined)
      return changePerson(site, id, body);
    return answerFixed(site, `${method} ${path}`, body);
  };
  return answer() ?? problem(404, `There is no ${method} ${path} here.`);
};

const decode = (text: string | undefined): string | undefined => {
  try {
    return text === undefined ? undefined : decodeURIComponent(text);
  } catch {
    return text; // an ID that no group has
  }
};

/** Answers the routes without an ID in their path. */
const answerFixed = (site: Site, route: string, body: unknown): Answer | undefined => {
  switch (route) {
    case 'GET /dev/state':
      return ok(stateOf(site));
    case 'PUT /dev/faults':
      return withBody(faultsBody, body, (faults) => setFaults(site, faults));
    case 'DELETE /dev/faults':
      site.faults.set([]);
      return empty();
    case 'GET /dev/requests':
      return ok(site.log.all());
    case 'DELETE /dev/requests':
      site.log.forget();
      return empty();
    case 'GET /dev/site':
      return ok(settingsOf(site));
    case 'PATCH /dev/site':
      return changeSite(site, body);
    case 'GET /dev/clock':
      return ok(clockOf(site));
    case 'PUT /dev/clock':
      return withBody(clockBody, body, ({ advanceSeconds }) => {
        site.advance(advanceSeconds);
        return ok(clockOf(site));
      });
    case 'POST /dev/reset':
      site.reset();
      return empty();
    default:
      return undefined;
  }
};

const setFaults = (site: Site, faults: readonly Fault[]): Answer => {
  try {
    site.faults.set(withGroupIds(site.directory, faults));
    return empty();
  } catch (error) {
    if (error instanceof RenameRefused) return problem(400, error.message);
    throw error;
  }
};

const changeSite = (site: Site, body: unknown): Answer =>
  withBody(siteBody, body, ({ pointsUsed, ...settings }) => {
    site.changeSettings(filled(settings));
    if (pointsUsed !== undefined) site.points.setUsed(pointsUsed);
    return ok(settingsOf(site));
  });

const changePerson = (site: Site, accountId: string, body: unknown): Answer => {
  const person = site.directory.person(accountId);
  if (person === undefined) return problem(404, `There is no account '${accountId}'.`);
  return withBody(personBody, body, ({ active = person.active }) => {
    site.directory.setActive(person, active);
    return ok({ ...person, active });
  });
};

/** Answers `/dev/groups` and `/dev/groups/{id}`. Who manages a group does not matter here. */
const answerGroups = (
  site: Site,
  method: string,
  id: string | undefined,
  body: unknown,
): Answer | undefined => {
  if (id === undefined) return method === 'POST' ? createGroup(site, body) : undefined;
  if (method !== 'PATCH' && method !== 'DELETE') return undefined;
  const group = site.directory.byId(id);
  if (group === undefined) return problem(404, `There is no group with the id '${id}'.`);
  if (method === 'PATCH') return changeGroup(site, group, body);
  site.directory.removeGroup(id);
  return empty();
};

const createGroup = (site: Site, body: unknown): Answer =>
  withBody(newGroupBody, body, (draft) => {
    if (isTaken(site, draft.name)) return taken(draft.name);
    const group: Group = { id: randomUUID(), ...draft };
    site.directory.putGroup(group);
    return { ...ok(group), status: 201 };
  });

const changeGroup = (site: Site, group: Group, body: unknown): Answer =>
  withBody(groupBody, body, (changes) => {
    const changed: Group = { ...group, ...filled(changes) };
    if (isTaken(site, changed.name, group.id)) return taken(changed.name);
    site.directory.putGroup(changed);
    return ok(changed);
  });

const isTaken = (site: Site, name: string, id?: string): boolean => {
  const owner = site.directory.byName(name);
  return owner !== undefined && owner.id !== id;
};

const taken = (name: string): Answer => problem(409, `There is a group named '${name}'.`);

/** Every group with all its members, suspended ones too, and every account. */
const stateOf = ({ directory }: Site) => ({
  groups: directory.all().map(({ id, name, managedBy, usageType, accessTypes }) => ({
    ...{ id, name, managedBy, usageType, accessTypes },
    members: directory.members(id).map(({ accountId }) => accountId),
  })),
  users: [...directory.people()].map(({ accountId, displayName, email, active, accountType }) => ({
    accountId,
    displayName,
    email,
    active,
    accountType,
  })),
});

const settingsOf = (site: Site) => ({ ...site.settings(), pointsUsed: site.points.used() });

const clockOf = (site: Site) => ({ now: new Date(site.now()).toISOString() });

const ok = (body: unknown): Answer => ({ status: 200, body, points: 0 });
const empty = (): Answer => ({ status: 204, points: 0 });
const problem = (status: number, message: string): Answer => ({
  ...empty(),
  status,
  body: { message },
});

/** Passes a body on if it has the right form. Otherwise the answer is 400 and names each problem. */
const withBody = <Schema extends z.ZodType>(
  schema: Schema,
  body: unknown,
  handle: (value: z.output<Schema>) => Answer,
): Answer => {
  const parsed = schema.safeParse(body);
  if (parsed.success) return handle(parsed.data);
  const problems = parsed.error.issues.map(
    ({ path, message }) => `${path.length > 0 ? path.join('.') : 'body'}: ${message}`,
  );
  return problem(400, problems.join('; '));
};

const filled = <T extends object>(value: T): Filled<T> =>
  Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as Filled<T>;
