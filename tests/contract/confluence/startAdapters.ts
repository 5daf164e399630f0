import { makeConfluence } from '../../../src/forge/confluence/confluence';
import { makeConfluenceAuthority } from '../../../src/forge/confluence/confluenceAuthority';
import { makeConfluenceGroups } from '../../../src/forge/confluence/confluenceGroups';
import { makeConfluencePeople } from '../../../src/forge/confluence/confluencePeople';
import { makeMembershipEndpoints } from '../../../src/forge/confluence/memberships';
import { invocationDeadline } from '../../../src/forge/platform/deadline';
import { accountId, groupId, groupName } from '../../fakes/examples';
import { makeConfluenceSeam } from '../../seams/confluenceSeam';
import { beginInvocation } from '../../seams/seamGlobals';
import { type ControlledSite, startControlledSite } from '../../seams/siteControl';
import type { ConfluenceUnderTest, StartConfluence } from './confluenceUnderTest';

const NOT_APPROVED = { match: { path: '/user/email/bulk' }, effect: 'status', value: 400 };

const MANAGED = {
  admins: {},
  external: { managedBy: 'EXTERNAL' },
  team: { managedBy: 'TEAM_MEMBERS', usageType: 'TEAM_COLLABORATION' },
};

const freshOn = async (site: ControlledSite): Promise<ConfluenceUnderTest> => {
  await site.reset();
  const seam = makeConfluenceSeam(site.url);
  beginInvocation(seam.fetch);
  const confluence = makeConfluence(invocationDeadline());
  const directory = { ...makeConfluenceGroups(confluence), ...makeMembershipEndpoints(confluence) };
  return {
    directory,
    authority: makeConfluenceAuthority(confluence),
    people: makeConfluencePeople(confluence),
    everybody: async () =>
      (await site.users()).flatMap(({ accountId: id, displayName: name, email, ...user }) =>
        user.active && user.accountType !== 'customer'
          ? [{ accountId: accountId(id), name, email, isApp: user.accountType === 'app' }]
          : [],
      ),
    accounts: {
      siteAdmin: accountId(site.accounts.admin),
      confluenceAdmin: accountId(site.accounts.confluenceAdmin),
      nobodySpecial: accountId(site.accounts.nonAdmin),
    },
    signIn: (viewer) => {
      seam.viewer = viewer;
    },
    makeGroup: async ({ name, management = 'admins', gives = [], members = [] }) => {
      const made = await site.makeGroup({ name, ...MANAGED[management], accessTypes: gives });
      const group = { id: groupId(made.id), name: groupName(name), management };
      for (const member of members)
        await directory.addMember({ groupId: group.id }, member, { kind: 'app' });
      return group;
    },
    suspend: async (suspended) => {
      await site.changeUser(suspended, { active: false });
    },
    membersOf: async (id) => site.members(id),
    configure: async (changes) => {
      const {
        standIn = seam.standIn,
        emails = 'shown',
        pageCut,
        tellsCounts,
        ...settings
      } = changes;
      seam.standIn = standIn;
      await site.settings({
        ...settings,
        ...(tellsCounts !== undefined && { totalSize: tellsCounts }),
        pageCut: pageCut ?? null,
        pickerCut: pageCut ?? null,
        emailEndpoint: emails === 'off' ? 'off' : 'on',
      });
      await site.faults(emails === 'not-approved' ? [NOT_APPROVED] : []);
    },
  };
};

/** The real adapters, over the real `@forge/api` and the seam, against the simulated site. */
export const startAdapters: StartConfluence = async () => {
  const site = await startControlledSite();
  return { fresh: () => freshOn(site), close: site.close };
};
