import { listed } from './listed';
import { ordinary, type GroupDraft } from './accessGroups';

/** Each department has a group, and the larger half one more from the identity provider. */
export const DEPARTMENTS = listed(`
  engineering, product, design, marketing, sales, customer-success, support, finance, legal,
  people-operations, procurement, facilities, security, data, research, quality
`);

export const LOCATIONS = listed(`
  Berlin, London, Kraków, Lisboa, New York, São Paulo, San Francisco, Lagos, Nairobi, Bengaluru,
  Tokyo, Singapore, Sydney, Remote – EMEA, Remote – Americas
`);

const PROJECTS = listed(`
  aurora, basalt, cormorant, driftwood, ember, foxglove, gondola, harvest, isobar, juniper,
  kestrel, lighthouse, meridian, nimbus, orchard, paperclip, quarry, riverbed, saffron,
  tidepool, umbra, vellum, windmill, yarrow, zephyr
`);

const TEAMS = listed(`
  Docs Champions, Onboarding Buddies, Incident Response, Accessibility Circle, Green Office,
  Book Club, Design Critique, Search Guild, Mobile Squad, Payments Squad, Frontend Guild,
  Women in Tech
`);

const provisioned = (name: string): GroupDraft => ({ ...ordinary(name), managedBy: 'EXTERNAL' });
const team = (name: string): GroupDraft => ({
  ...ordinary(name),
  managedBy: 'TEAM_MEMBERS',
  usageType: 'TEAM_COLLABORATION',
});

export const departmentGroups = (): GroupDraft[] =>
  DEPARTMENTS.map((department) => ordinary(department));

export const locationGroups = (): GroupDraft[] =>
  LOCATIONS.map((location) => ordinary(`Office ${location}`));

export const provisionedGroups = (): GroupDraft[] => [
  ...DEPARTMENTS.slice(0, 8).map((department) => provisioned(`scim-${department}`)),
  provisioned('okta-all-employees'),
  provisioned('okta-contractors'),
  provisioned('azure-vpn-users'),
];

export const teamGroups = (): GroupDraft[] => TEAMS.map(team);

/** As many project groups as are asked for: one for each project, then one for its reviewers. */
export const projectGroups = (count: number): GroupDraft[] =>
  [
    ...PROJECTS.map((project) => `project-${project}`),
    ...PROJECTS.map((project) => `project-${project}-reviewers`),
  ]
    .slice(0, count)
    .map((name) => ordinary(name));
