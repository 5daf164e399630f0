import { isProtectedName } from '../../../src/domain/group';
import { groupName } from '../../fakes/examples';

describe('a name that protects its group', () => {
  test.each([
    'site-admins',
    'confluence-admins-acme',
    'Administrators',
    'SYSADMIN',
    'badminton', // better one too many than one too few
    'trusted-users',
    'Trusted-Users',
    'atlassian-addons',
    'atlassian-addons-admin',
    'Atlassian-Addons-Project-Access',
    'ａｄｍｉｎ crew', // full-width letters look the same
  ])('is %s', (name) => {
    expect(isProtectedName(groupName(name))).toBe(true);
  });

  test.each([
    'editors',
    'confluence-users-acme',
    'trusted-users-eu',
    'my-atlassian-addons',
    'it-operations', // protected by the rights it gives, not by its name
  ])('is not %s', (name) => {
    expect(isProtectedName(groupName(name))).toBe(false);
  });
});
