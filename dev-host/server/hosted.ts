import type { Installation } from '../platform/installation';
import { HttpProblem } from './routing';

/** The accounts of a simulated site that can open the page. */
export type Accounts = { admin: string; confluenceAdmin: string; nonAdmin: string };

/** A key of the app's web trigger, to try it out. */
export type DemoKey = { id: string; secret: string; groups: 'all-unprotected' };

/** An installation as the server knows it. */
export type Hosted = {
  installation: Installation;
  /** For people to read. */
  siteName: string;
  /** The people who can sign in. The first is signed in unless a request names another. */
  people: { label: string; accountId: string }[];
  /** Of a simulated site only. */
  accounts?: Accounts;
  demoKey?: DemoKey;
};

/** The installation that a request names by its number or ID; the first if it names none. */
export const chooseInstallation = (
  hosted: readonly Hosted[],
  wanted: string | number | null | undefined,
): Hosted => {
  const found =
    wanted === null || wanted === undefined
      ? hosted[0]
      : hosted.find(
          ({ installation }, index) =>
            String(wanted) === String(index) || wanted === installation.id,
        );
  if (found === undefined) throw new HttpProblem(404, 'There is no such installation.');
  return found;
};

/** The account that a request names: `admin`, `confluenceAdmin`, `nonAdmin`, or an account ID. */
export const chooseAccount = ({ accounts, people }: Hosted, wanted: string | null): string => {
  const first = people[0]?.accountId ?? '';
  // A real site has only one: the owner of the API token.
  if (wanted === null || wanted === '' || accounts === undefined) return first;
  return new Map(Object.entries(accounts)).get(wanted) ?? wanted;
};
