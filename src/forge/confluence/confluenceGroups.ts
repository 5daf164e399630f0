import { route } from '@forge/api';
import * as z from 'zod/mini';
import type { GroupDirectory, NamedAccount } from '../../application/ports/confluence';
import type { AccountId } from '../../domain/accountId';
import type { DirectoryGroup, GroupId, GroupManagement, GroupName } from '../../domain/group';
import { failed, ok } from '../../domain/outcome';
import type { Confluence } from './confluence';
import { readAnswer } from './confluenceAnswer';
import { type Listing, pageOf, readPage, readPages, readSteadyPages } from './readPages';

// Confluence's own IDs and names are trusted. They need not pass the checks for callers.
const groupSchema = z.object({
  id: z.string(),
  name: z.string(),
  managedBy: z.optional(z.nullable(z.string())),
  usageType: z.optional(z.nullable(z.string())),
});

export type RestGroup = z.output<typeof groupSchema>;

export const groupPageSchema = pageOf(groupSchema);

const management = ({ managedBy, usageType }: RestGroup): GroupManagement => {
  if (managedBy === 'EXTERNAL') return 'external';
  if (managedBy === 'TEAM_MEMBERS' || usageType === 'TEAM_COLLABORATION') return 'team';
  return 'admins';
};

/** A group's ID in lower case, as the app writes it. */
export const restGroupId = ({ id }: RestGroup): GroupId => id.toLowerCase() as GroupId;

/** A group as the app represents it. */
export const directoryGroup = (group: RestGroup): DirectoryGroup => ({
  id: restGroupId(group),
  name: group.name as GroupName,
  management: management(group),
});

const MAX_FOUND = 1_000; // 2,001 points; any other group can be named by its ID

// In a large organization, Confluence needs 20 to 30 s to list groups. A person at the page waits.
const LIST_LIMIT_MS = 10_000;

const MAX_SEARCH_PAGES = 10; // a person is waiting, and can type more letters to find the rest

/**
 * Confluence's group endpoints.
 * https://developer.atlassian.com/cloud/confluence/rest/v1/api-group-group/
 */
export const makeConfluenceGroups = (confluence: Confluence): GroupDirectory => ({
  listGroups: async (start, limit) => {
    const listing: Listing<RestGroup> = {
      confluence,
      path: (from, most) => route`/wiki/rest/api/group?start=${from}&limit=${most}`,
      schema: groupPageSchema,
    };
    const page = await readPage(listing, { start, limit, limitMs: LIST_LIMIT_MS });
    if (!page.ok) return page;
    const { results, ...next } = page.value;
    return ok({ groups: results.map(directoryGroup), ...next });
  },

  findByText: async (text) => {
    // Every entry matters: if a group is missing here, another one could look like the only match.
    const found = await readSteadyPages(pickerList(confluence, text), {
      wanted: MAX_FOUND,
      keyOf: restGroupId,
      isEnough: (results) => results.some(({ name }) => name === text),
    });
    if (!found.ok) return found;
    const { results, complete } = found.value;
    return ok({ groups: results.map(directoryGroup), complete });
  },

  searchByText: async (text, limit) => {
    const found = await readPages(pickerList(confluence, text), {
      wanted: limit,
      keyOf: restGroupId,
      maxPages: MAX_SEARCH_PAGES,
    });
    return found.ok ? ok(found.value.results.slice(0, limit).map(directoryGroup)) : found;
  },

  readById: async (id) => {
    const answer = await confluence({
      method: 'GET',
      path: route`/wiki/rest/api/group/by-id?id=${id}`,
      identity: { kind: 'app' },
    });
    if (answer.kind === 'answered' && answer.status === 404)
      return failed('group-not-found', { httpStatus: 404 });
    const group = readAnswer(answer, groupSchema);
    return group.ok ? ok(directoryGroup(group.value)) : group;
  },

  readMembers: async (id, start, limit) => {
    const page = await readPage(memberList(confluence, id, memberPageSchema), { start, limit });
    if (!page.ok) return page;
    const { results, ...next } = page.value;
    return ok({ members: results.map(memberId), ...next });
  },

  readNamedMembers: async (id, start, limit) => {
    const listing = memberList(confluence, id, namedMemberPageSchema);
    const page = await readPage(listing, { start, limit });
    if (!page.ok)
      return page.failure.httpStatus === 404
        ? failed('group-not-found', { httpStatus: 404 })
        : page;
    const { results, ...next } = page.value;
    return ok({ members: results.map(namedMember), ...next });
  },

  countMembers: async (id) => {
    const answer = await confluence({
      method: 'GET',
      path: route`/wiki/rest/api/group/${id}/membersByGroupId?limit=1&shouldReturnTotalSize=true`,
      identity: { kind: 'app' },
    });
    const page = readAnswer(answer, memberCountSchema);
    return page.ok ? ok(page.value.totalSize ?? undefined) : page;
  },
});

const pickerList = (confluence: Confluence, text: string): Listing<RestGroup> => ({
  confluence,
  path: (start, limit) =>
    route`/wiki/rest/api/group/picker?query=${text}&start=${start}&limit=${limit}`,
  schema: groupPageSchema,
});

const memberList = <Member>(
  confluence: Confluence,
  id: GroupId,
  schema: Listing<Member>['schema'],
): Listing<Member> => ({
  confluence,
  path: (start, limit) =>
    route`/wiki/rest/api/group/${id}/membersByGroupId?start=${start}&limit=${limit}`,
  schema,
});

const memberSchema = z.object({ accountId: z.string() });

const namedMemberSchema = z.extend(memberSchema, { displayName: z.nullish(z.string()) });

const memberPageSchema = pageOf(memberSchema);

const namedMemberPageSchema = pageOf(namedMemberSchema);

// Users report sites that leave the number out.
const memberCountSchema = z.object({
  results: z.array(z.unknown()),
  totalSize: z.nullish(z.int()),
});

/** The account ID of a member. Confluence's own account IDs are trusted. */
const memberId = ({ accountId }: z.output<typeof memberSchema>): AccountId =>
  accountId as AccountId;

const namedMember = (member: z.output<typeof namedMemberSchema>): NamedAccount => ({
  accountId: memberId(member),
  ...(member.displayName && { name: member.displayName }),
});
