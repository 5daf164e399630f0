import * as z from 'zod';

const stateSchema = z.object({
  groups: z.array(
    z.object({
      name: z.string(),
      managedBy: z.string().nullish(),
      usageType: z.string().nullish(),
      accessTypes: z.array(z.string()).optional(),
      members: z.array(z.string()),
    }),
  ),
  users: z.array(z.object({ accountId: z.string(), active: z.boolean(), accountType: z.string() })),
});

/**
 * A change that a simulated site will take: an ordinary group, and somebody who is not in it (and
 * is none of those whom people sign in as).
 */
export const pickDemoChange = async (
  siteUrl: string,
  exceptFor: readonly string[] = [],
): Promise<{ group: string; accountId: string } | undefined> => {
  const { groups, users } = stateSchema.parse(await (await fetch(`${siteUrl}/dev/state`)).json());
  const group = groups.find(
    ({ name, managedBy, usageType, accessTypes = [] }) =>
      /^[a-z][a-z-]*$/.test(name) &&
      !/admin|trusted/.test(name) &&
      accessTypes.length === 0 &&
      (managedBy ?? 'ADMINS') === 'ADMINS' &&
      (usageType ?? 'USERBASE_GROUP') === 'USERBASE_GROUP',
  );
  const person = users.find(
    ({ accountId, active, accountType }) =>
      active &&
      accountType === 'atlassian' &&
      !exceptFor.includes(accountId) &&
      group?.members.includes(accountId) === false,
  );
  return group && person && { group: group.name, accountId: person.accountId };
};
