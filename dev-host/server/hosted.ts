import type { Installation } from '../platform/installation';

/** Who can be looked at the page as, on a simulated site. */
export type Accounts = { admin: string; confluenceAdmin: string; nonAdmin: string };

/** A key of the app's own web trigger, for trying it out. */
export type DemoKey = { id: string; secret: string; groups: 'all-unprotected' };

/** An installation as the server knows it. */
export type Hosted = {
  installation: Installation;
  /** For people to read. */
  siteName: string;
  /** Who may be signed in; the first is, where nobody was chosen. */
  people: { label: string; accountId: string }[];
  /** Of a simulated site only. */
  accounts?: Accounts;
  demoKey?: DemoKey;
};
