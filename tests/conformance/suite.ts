import { type Clock, Interrupted, NoAnswer, type SiteClient, StillLimited } from './client';
import type { OwnGroups } from './ownGroups';

/** What a check found out. `came` says in a few words what the site answered. */
export type Verdict =
  | { state: 'as-assumed'; came: string; variant?: string }
  | { state: 'different'; came: string }
  | { state: 'not-checked'; reason: string };

/** One assumption about Confluence, compared with a site. */
export type Check = {
  /** The ID of its row in docs/assumptions.md, which says what is expected and why. */
  assumption: string;
  name: string;
  /** How sites may differ here, if they may. The verdict says which one it was. */
  variants?: readonly string[];
  run: (run: Run) => Promise<Verdict>;
};

export type Caller = { accountId: string; displayName: string };

/** What checks share: the site, the account that the token belongs to, and the run's own groups. */
export type Run = {
  site: SiteClient;
  clock: Clock;
  signal: AbortSignal;
  caller: Caller;
  /** Another account that may be added to own groups. */
  person: string | undefined;
  own: OwnGroups;
  burst: number | undefined;
  maxWaitMs: number;
  /** Makes something that several checks use, once. */
  once: <T>(what: string, make: () => Promise<T>) => Promise<T>;
};

/** A check can't be carried out on this site. The message says why. */
export class CannotCheck extends Error {
  override readonly name = 'CannotCheck';
}

export type Result = { check: Check; verdict: Verdict; ms: number };

/**
 * Runs the checks one after the other and reports each result. Ends early, with the results so far,
 * if the run is interrupted.
 */
export const runChecks = async (
  run: Run,
  checks: readonly Check[],
  report: (result: Result) => void = () => undefined,
): Promise<Result[]> => {
  const results: Result[] = [];
  for (const check of checks) {
    if (run.signal.aborted) break;
    const startedAt = performance.now();
    const verdict = await verdictOf(run, check);
    if (verdict === undefined) break;
    const result = { check, verdict, ms: performance.now() - startedAt };
    results.push(result);
    report(result);
  }
  return results;
};

/** Runs one check. Undefined if the run was interrupted meanwhile. */
export const verdictOf = async (run: Run, check: Check): Promise<Verdict | undefined> => {
  try {
    const verdict = await check.run(run);
    const { variants } = check;
    if (verdict.state === 'as-assumed' && variants?.includes(verdict.variant ?? '') === false)
      throw new Error(`the check knows no variant "${verdict.variant ?? ''}"`);
    return verdict;
  } catch (error) {
    if (error instanceof Interrupted) return undefined;
    return { state: 'not-checked', reason: reasonOf(error) };
  }
};

const reasonOf = (error: unknown): string => {
  if (error instanceof CannotCheck) return error.message;
  if (error instanceof NoAnswer) return `the site did not answer (${error.message})`;
  if (error instanceof StillLimited)
    return `the site still refused the request as one too many (${error.message})`;
  return `the check itself failed: ${error instanceof Error ? error.message : String(error)}`;
};

/** Makes the memory for `Run.once`. It also keeps that something can't be made on this site. */
export const makeOnce = (): Run['once'] => {
  const made = new Map<string, unknown>();
  return async <T>(what: string, make: () => Promise<T>): Promise<T> => {
    if (!made.has(what))
      made.set(
        what,
        await make().catch((error: unknown) => {
          if (error instanceof CannotCheck) return error;
          throw error;
        }),
      );
    const value = made.get(what);
    if (value instanceof CannotCheck) throw value;
    return value as T;
  };
};
