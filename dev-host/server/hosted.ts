import type { Installation } from '../platform/installation';
import type { WellKnownAccounts } from '../site/company/makeCompany';
import type { DemoKey } from './demo';
import { HttpProblem } from './routing';

/** An installation as the server knows it. */
export type Hosted = {
  installation: Installation;
  /** For people to read. */
  siteName: string;
  /** The people who can sign in. The first is signed in unless a request names another. */
  people: { label: string; accountId: string }[];
  /** The accounts of a simulated site that can open the page. */
  accounts?: WellKnownAccounts;
  /** A key of the app's web trigger, to try it out. */
  demoKey?: DemoKey;
};

/** The installation with this number or ID. Without either, the first one. */
export const chooseInstallation = (
  hosted: readonly Hosted[],
  named: string | number | null | undefined,
): Hosted => {
  const found = hosted.find(
    ({ installation }, index) => `${named ?? 0}` === `${index}` || named === installation.id,
  );
  if (found === undefined) throw new HttpProblem(404, 'There is no such installation.');
  return found;
};

/** The account that a request names: `admin`, `confluenceAdmin`, `nonAdmin`, or an account ID. */
export const chooseAccount = ({ accounts, people }: Hosted, named: string | null): string => {
  // A real site has only one: the owner of the API token.
  if (named === null || named === '' || accounts === undefined) return people[0]?.accountId ?? '';
  return new Map(Object.entries(accounts)).get(named) ?? named;
};
