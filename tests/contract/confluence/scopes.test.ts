import { failureOfAnswer } from '../../../src/forge/confluence/confluenceAnswer';
import type { Outcome } from '../../../src/domain/outcome';
import { makeConfluence } from '../../../src/forge/confluence/confluence';
import { makeConfluenceAuthority } from '../../../src/forge/confluence/confluenceAuthority';
import {
  makeConfluenceGroups,
  makeMembershipEndpoints,
} from '../../../src/forge/confluence/confluenceGroups';
import { makeConfluencePeople } from '../../../src/forge/confluence/confluencePeople';
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

/** The app's adapters, behind a gateway that knows these scopes. */
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
    somebody: accountId(site.accounts.admin),
  };
};

type Ports = ReturnType<typeof portsWith>;

/** One thing for each scope that the app can do by no other. */
const DOINGS: Record<string, (ports: Ports) => Promise<Outcome<unknown>>> = {
  'read:confluence-groups': ({ groups }) => groups.searchByText('x', 1),
  'write:confluence-groups': async ({ groups, somebody }) => {
    const target = { groupId: aGroup().id } as const;
    const answer = await groups.addMember(target, somebody, { kind: 'app' });
    return answer.kind === 'answered' && answer.status === 404 // there is no such group
      ? { ok: true, value: undefined }
      : { ok: false, failure: failureOfAnswer(answer) };
  },
  'read:confluence-user': ({ authority, somebody }) => authority.groupsOf(somebody),
  'read:user:confluence': ({ people, somebody }) => people.statesOf([somebody]),
  'read:content-details:confluence': ({ people }) => people.namedLike('x'),
  'read:email-address:confluence': ({ people, somebody }) => people.emailsOf([somebody]),
};

test('the manifest asks for these scopes, the storage’s, and no other', () => {
  const asked = Object.keys(appManifest().permissions.scopes);
  expect(asked.toSorted()).toEqual(['storage:app', ...Object.keys(DOINGS)].toSorted());
});

test.each(Object.entries(DOINGS))(
  '%s is needed, and enough for what it is for',
  async (scope, does) => {
    expect(await does(portsWith((name) => name !== scope))).toMatchObject({
      failure: { code: 'missing-scope', httpStatus: 401 },
    });
    expect(await does(portsWith((name) => name === scope))).toMatchObject({ ok: true });
  },
);
