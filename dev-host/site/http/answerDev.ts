import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { ACCESS_TYPES, isGroupName, MANAGERS, USAGES, type Group } from '../company/company';
import { faultSchema, RenameRefused, withGroupIds, type Fault } from '../faults';
import { siteBody } from '../state/settings';
import type { Site } from '../state/site';
import type { Answer } from './answer';

const MAX_FAULTS = 100;
const MAX_ADVANCE_S = 366 * 86_400; // a leap year

// The bodies that the routes accept. Unknown fields are refused. The body of `PATCH /dev/site` is in
// `state/settings.ts`.

const faultsBody = z.array(faultSchema).max(MAX_FAULTS);
const clockBody = z.strictObject({ advanceSeconds: z.number().min(0).max(MAX_ADVANCE_S) });
const personBody = z.strictObject({ active: z.boolean().optional() });

const groupFields = z.strictObject({
  name: z.string().refine(isGroupName, 'is not a valid group name'),
  managedBy: z.enum(MANAGERS),
  usageType: z.enum(USAGES),
  accessTypes: z.array(z.enum(ACCESS_TYPES)),
});

const groupBody = groupFields.exactPartial();

const newGroupBody = groupFields.extend({
  managedBy: groupFields.shape.managedBy.default('ADMINS'),
  usageType: groupFields.shape.usageType.default('USERBASE_GROUP'),
  accessTypes: groupFields.shape.accessTypes.default([]),
});

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
      return withBody(siteBody, body, ({ pointsUsed, ...settings }) => {
        site.changeSettings(settings);
        if (pointsUsed !== undefined) site.points.setUsed(pointsUsed);
        return ok(settingsOf(site));
      });
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

const changePerson = (site: Site, accountId: string, body: unknown): Answer => {
  const person = site.directory.person(accountId);
  if (person === undefined) return problem(404, `There is no account '${accountId}'.`);
  return withBody(personBody, body, ({ active = person.active }) => {
    site.directory.setActive(accountId, active);
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
  if (id === undefined)
    return method === 'POST'
      ? withBody(newGroupBody, body, (draft) => putGroup(site, { id: randomUUID(), ...draft }, 201))
      : undefined;
  if (method !== 'GET' && method !== 'PATCH' && method !== 'DELETE') return undefined;
  const group = site.directory.byId(id);
  if (group === undefined) return problem(404, `There is no group with the id '${id}'.`);
  if (method === 'GET') return ok(withMembers(site, group));
  if (method === 'PATCH')
    return withBody(groupBody, body, (changes) => putGroup(site, { ...group, ...changes }, 200));
  site.directory.removeGroup(id);
  return empty();
};

const putGroup = (site: Site, group: Group, status: number): Answer => {
  const owner = site.directory.byName(group.name);
  if (owner !== undefined && owner.id !== group.id)
    return problem(409, `There is a group named '${group.name}'.`);
  site.directory.putGroup(group);
  return { ...ok(group), status };
};

/** A group with all its members, suspended ones too. */
const withMembers = ({ directory }: Site, group: Group) => ({
  ...group,
  members: directory.members(group.id).map(({ accountId }) => accountId),
});

/** Every group with its members, and every account. */
const stateOf = (site: Site) => ({
  groups: site.directory.all().map((group) => withMembers(site, group)),
  users: [...site.directory.people()].map(({ timeZone: _timeZone, ...user }) => user),
});

const settingsOf = (site: Site) => ({ ...site.settings(), pointsUsed: site.points.used() });

const clockOf = (site: Site) => ({ now: new Date(site.now()).toISOString() });

const ok = (body: unknown): Answer => ({ status: 200, body, points: 0 });
const empty = (): Answer => ({ status: 204, points: 0 });
const problem = (status: number, message: string): Answer => ({ ...ok({ message }), status });

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
