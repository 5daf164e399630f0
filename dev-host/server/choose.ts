import type { Hosted } from './hosted';
import { HttpProblem } from './http/httpProblem';

/** The installation that a request means, by its number or id; the first where it names none. */
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

/** The account that a request means: `admin`, `confluenceAdmin`, `nonAdmin`, or an account id. */
export const chooseAccount = ({ accounts, people }: Hosted, wanted: string | null): string => {
  const usual = people[0]?.accountId ?? '';
  // On a real site there is but one: the owner of the API token.
  if (wanted === null || wanted === '' || accounts === undefined) return usual;
  const named = new Map(Object.entries(accounts)).get(wanted);
  return named ?? wanted;
};
