import type { Outcome } from '../../../src/domain/outcome';
import { makeConfluence } from '../../../src/forge/confluence/confluence';
import { failureOfAnswer } from '../../../src/forge/confluence/confluenceAnswer';
import { makeConfluenceAuthority } from '../../../src/forge/confluence/confluenceAuthority';
import { makeConfluenceGroups } from '../../../src/forge/confluence/confluenceGroups';
import { makeConfluencePeople } from '../../../src/forge/confluence/confluencePeople';
import { makeMembershipEndpoints } from '../../../src/forge/confluence/memberships';
import { invocationDeadline } from '../../../src/forge/platform/deadline';
import { accountId, aGroup } from '../../fakes/examples';
import { makeConfluenceSeam } from '../../seams/confluenceSeam';
import { appManifest } from '../../seams/manifest';
import { beginInvocation } from '../../seams/seamGlobals';
import { type ControlledSite, startControlledSite } from '../../seams/siteControl';

let site: ControlledSite;
beforeAll(async () => {
  site = await startControlledSite();
});
afterAll(() => site.close());

/** The app's adapters, behind a gateway that has granted these scopes. */
const portsWith = (scopes: (name: string) => boolean) => {
  const manifest = appManifest();
  const { permissions } = manifest;
  const granted = Object.entries(permissions.scopes).filter(([name]) => scopes(name));
  beginInvocation(
    makeConfluenceSeam(site.url, {
      ...manifest,
      permissions: { ...permissions, scopes: Object.fromEntries(granted) },
    }).fetch,
  );
  const confluence = makeConfluence(invocationDeadline());
  return {
    groups: { ...makeConfluenceGroups(confluence), ...makeMembershipEndpoints(confluence) },
    authority: makeConfluenceAuthority(confluence),
    people: makeConfluencePeople(confluence),
    person: accountId(site.accounts.admin),
  };
};

type Ports = ReturnType<typeof portsWith>;

/** For each scope, a call that no other scope allows. */
const DOINGS: Record<string, (ports: Ports) => Promise<Outcome<unknown>>> = {
  'read:confluence-groups': ({ groups }) => groups.searchByText('x', 1),
  'write:confluence-groups': async ({ groups, person }) => {
    const target = { groupId: aGroup().id } as const;
    const answer = await groups.addMember(target, person, { kind: 'app' });
    return answer.kind === 'answered' && answer.status === 404 // there is no such group
      ? { ok: true, value: undefined }
      : { ok: false, failure: failureOfAnswer(answer) };
  },
  'read:confluence-user': ({ authority, person }) => authority.groupsOf(person),
  'read:user:confluence': ({ people, person }) => people.statesOf([person]),
  'read:content-details:confluence': ({ people }) => people.namedLike('x'),
  'read:email-address:confluence': ({ people, person }) => people.emailsOf([person]),
};

test('the manifest requests exactly these scopes and the one for storage', () => {
  const asked = Object.keys(appManifest().permissions.scopes);
  expect(asked.toSorted()).toEqual(['storage:app', ...Object.keys(DOINGS)].toSorted());
});

test.each(Object.entries(DOINGS))(
  '%s is needed, and is enough for its call',
  async (scope, does) => {
    expect(await does(portsWith((name) => name !== scope))).toMatchObject({
      failure: { code: 'missing-scope', httpStatus: 401 },
    });
    expect(await does(portsWith((name) => name === scope))).toMatchObject({ ok: true });
  },
);
