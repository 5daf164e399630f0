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

/** The names of the groups that grant access or admin rights. */
export const ACCESS_GROUPS = {
  everyone: 'confluence-users-lanternworks', // default groups contain the name of the site
  siteAdmins: 'site-admins',
  organizationAdmins: 'org-admins',
  confluenceAdmins: 'confluence-admins-lanternworks',
  addonAdmins: 'atlassian-addons-admin',
  trusted: 'trusted-users',
  itOperations: 'it-operations', // grants admin rights, although its name does not say so
};

/** Makes 120 groups of every kind. */
export const makeGroups = (random: Random): Group[] =>
  [
    ordinary(ACCESS_GROUPS.everyone, ['user']),
    ordinary(ACCESS_GROUPS.siteAdmins, ['user', 'admin', 'site-admin']),
    ordinary(ACCESS_GROUPS.organizationAdmins, ['site-admin']),
    ordinary(ACCESS_GROUPS.confluenceAdmins, ['user', 'admin']),
    ordinary(ACCESS_GROUPS.addonAdmins, ['admin']),
    ordinary(ACCESS_GROUPS.trusted, ['user']),
    ordinary(ACCESS_GROUPS.itOperations, ['admin']),
    ...AWKWARD_NAMES.map((name) => ordinary(name)),
    ...DEPARTMENTS.map((department) => ordinary(department)),
    ...LOCATIONS.map((location) => ordinary(`Office ${location}`)),
    ...DEPARTMENTS.slice(0, 8).map((department) => provisioned(`scim-${department}`)),
    ...['okta-all-employees', 'okta-contractors', 'azure-vpn-users'].map(provisioned),
    ...TEAMS.map(team),
    ...PROJECTS.map((project) => ordinary(`project-${project}`)),
    ...PROJECTS.slice(0, 14).map((project) => ordinary(`project-${project}-reviewers`)),
  ].map((draft) => ({ id: random.uuid(), ...draft }));

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
