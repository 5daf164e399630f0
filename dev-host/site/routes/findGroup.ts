import type { Group } from '../company/company';
import { notFound } from '../http/errors';
import type { Call } from './call';
import { required, type Given } from './parameters';

const orMissing = (group: Group | undefined, what: string): Given<Group> =>
  group === undefined
    ? { ok: false, answer: notFound(`No group found with ${what}`) }
    : { ok: true, value: group };

/** Finds the group that a request means; 404 names what was not found. */
export type FindGroup = (call: Call) => Given<Group>;

/** The group whose id is in this query parameter. */
export const groupById =
  (parameter: 'id' | 'groupId'): FindGroup =>
  (call) => {
    const id = required(call, parameter);
    return id.ok ? orMissing(call.site.directory.byId(id.value), `id: ${id.value}`) : id;
  };

/** The group of exactly the name in the query. */
export const groupByName: FindGroup = (call) => {
  const name = required(call, 'name');
  return name.ok ? orMissing(call.site.directory.byName(name.value), `name: ${name.value}`) : name;
};
