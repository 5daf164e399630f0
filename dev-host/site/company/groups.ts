import type { Random } from '../../random';
import { MAX_GROUP_NAME_LENGTH, type Group } from './company';
import { splitList } from './names';

/** Each department has a group. The first eight also have one from the identity provider. */
export const DEPARTMENTS = splitList(`
  engineering, product, design, marketing, sales, customer-success, support, finance, legal,
  people-operations, procurement, facilities, security, data, research, quality
`);

export const LOCATIONS = splitList(`
  Berlin, London, Kraków, Lisboa, New York, São Paulo, San Francisco, Lagos, Nairobi, Bengaluru,
  Tokyo, Singapore, Sydney, Remote – EMEA, Remote – Americas
`);

const PROJECTS = splitList(`
  aurora, basalt, cormorant, driftwood, ember, foxglove, gondola, harvest, isobar, juniper,
  kestrel, lighthouse, meridian, nimbus, orchard, paperclip, quarry, riverbed, saffron,
  tidepool, umbra, vellum, windmill, yarrow, zephyr
`);

export const TEAMS = splitList(`
  Docs Champions, Onboarding Buddies, Incident Response, Accessibility Circle, Green Office,
  Book Club, Design Critique, Search Guild, Mobile Squad, Payments Squad, Frontend Guild,
  Women in Tech
`);

/**
 * Group names that break careless string handling: reserved characters of URLs, quotes, other
 * scripts, invisible differences. These groups grant nothing.
 */
export const AWKWARD_NAMES = [
  'R&D / Platform + Cloud #1?',
  '50% club',
  '100%25 remote',
  'The "Inner" Circle',
  "Editors' Guild",
  'Launch crew 🚀🛰️',
  '  leading spaces',
  'trailing space ',
  'فريق التحرير',
  'צוות שיווק',
  '営業部・東京',
  'back\\slash \\ team',
  '<b>bold</b> & co;',
  '../by-id',
  '工程 + Ingénierie = ❤',
  'Release Managers',
  'release managers',
  'Café crew'.normalize('NFC'),
  'Café crew'.normalize('NFD'),
  'very-long-'.padEnd(MAX_GROUP_NAME_LENGTH, 'name-'),
];

/** The names of the groups that grant access or admin rights on a site. */
export const accessGroupNames = (siteName: string) =>
  ({
    everyone: `confluence-users-${siteName}`,
    siteAdmins: 'site-admins',
    organizationAdmins: 'org-admins',
    confluenceAdmins: `confluence-admins-${siteName}`,
    addonAdmins: 'atlassian-addons-admin',
    trusted: 'trusted-users',
    itOperations: 'it-operations', // grants admin rights, although its name does not say so
  }) as const;

/** Makes `count` groups of every kind. Project groups fill up the number. */
export const makeGroups = (random: Random, siteName: string, count: number): Group[] => {
  const fixed = [
    ...accessGroups(siteName),
    ...AWKWARD_NAMES.map((name) => ordinary(name)),
    ...DEPARTMENTS.map((department) => ordinary(department)),
    ...LOCATIONS.map((location) => ordinary(`Office ${location}`)),
    ...DEPARTMENTS.slice(0, 8).map((department) => provisioned(`scim-${department}`)),
    ...['okta-all-employees', 'okta-contractors', 'azure-vpn-users'].map(provisioned),
    ...TEAMS.map(team),
  ];
  const drafts = [...fixed, ...projectGroups(count - fixed.length)];
  if (drafts.length !== count)
    throw new Error(`The company has ${drafts.length} groups, not ${count}.`);
  return drafts.map((draft) => ({ id: random.uuid(), ...draft }));
};

type GroupDraft = Omit<Group, 'id'>;

/** A group that admins of the site manage, as they do most groups. */
const ordinary = (name: string, accessTypes: Group['accessTypes'] = []): GroupDraft => ({
  name,
  managedBy: 'ADMINS',
  usageType: 'USERBASE_GROUP',
  accessTypes,
});

/** A group that an identity provider manages. */
const provisioned = (name: string): GroupDraft => ({ ...ordinary(name), managedBy: 'EXTERNAL' });

const team = (name: string): GroupDraft => ({
  ...ordinary(name),
  managedBy: 'TEAM_MEMBERS',
  usageType: 'TEAM_COLLABORATION',
});

const accessGroups = (siteName: string): GroupDraft[] => {
  const names = accessGroupNames(siteName);
  return [
    ordinary(names.everyone, ['user']),
    ordinary(names.siteAdmins, ['user', 'admin', 'site-admin']),
    ordinary(names.organizationAdmins, ['site-admin']),
    ordinary(names.confluenceAdmins, ['user', 'admin']),
    ordinary(names.addonAdmins, ['admin']),
    ordinary(names.trusted, ['user']),
    ordinary(names.itOperations, ['admin']),
  ];
};

/** Up to `count` project groups: first one for each project, then one for its reviewers. */
const projectGroups = (count: number): GroupDraft[] =>
  [
    ...PROJECTS.map((project) => `project-${project}`),
    ...PROJECTS.map((project) => `project-${project}-reviewers`),
  ]
    .slice(0, count)
    .map((name) => ordinary(name));
