import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Profile } from '../../dev-host/site/state/settings';
import { CHECKS } from './assumptions';
import { Interrupted, realClock } from './client';
import { type Options, readOptions, WrongUsage } from './options';
import { PREFIX } from './ownGroups';
import { HOW_TO_REMOVE } from './report';
import { CannotStart, runSession, type Session } from './session';
import { startSimulatedSite } from './simulated';
import type { Result } from './suite';

// docs/conformance.md explains them.
const AS_ASSUMED = 0;
const DIFFERENT = 1;
const NOT_STARTED = 2;
const LEFT_BEHIND = 3;
const NO_RIGHTS = 4;
const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

const FOLDER = path.join('.rollcall', 'conformance');
const SIMULATED_BURST = 150; // over the 100 requests a second of the simulated Confluence
const THINK_MS = 5_000; // to read what will happen, at a terminal
const PARENT_POLL_MS = 500;
const SECOND_SIGNAL_MS = 1_500; // npm passes a terminal's Ctrl+C on, so that it comes twice at once

/** Runs the command. Returns its exit code. */
export const main = async (args: string[], env: NodeJS.ProcessEnv): Promise<number> => {
  const stop = new AbortController();
  const stopListening = listenToSignals(stop, env);
  try {
    const options = readOptions(args, env);
    return options.access === undefined
      ? await runSimulated(options, stop.signal)
      : await runReal(options, options.access, stop.signal);
  } catch (error) {
    if (error instanceof Interrupted || stop.signal.aborted) {
      console.error('Interrupted before anything was created.');
      return exitCodeOf(stop.signal) ?? NOT_STARTED;
    }
    const isKnown = error instanceof WrongUsage || error instanceof CannotStart;
    console.error(isKnown ? error.message : error);
    return NOT_STARTED;
  } finally {
    stopListening();
  }
};

/** The first signal ends the run and lets it clean up. A later one ends the process at once. */
const listenToSignals = (stop: AbortController, env: NodeJS.ProcessEnv): (() => void) => {
  let firstAt: number | undefined;
  const onSignal = (name: NodeJS.Signals): void => {
    if (firstAt === undefined) {
      firstAt = performance.now();
      console.error(`${name}: ending the run and removing its groups. Once more: leave them.`);
      stop.abort(name);
    } else if (performance.now() - firstAt > SECOND_SIGNAL_MS) {
      console.error(`Groups may be left behind. Their names are in ${FOLDER}. ${HOW_TO_REMOVE}`);
      process.exit(exitCodeOf(stop.signal));
    }
  };
  for (const name of Object.keys(SIGNALS) as (keyof typeof SIGNALS)[]) process.on(name, onSignal);
  // A signal for npm ends npm and its shell, and doesn't reach this process.
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (env['npm_command'] !== undefined && process.ppid !== parent && firstAt === undefined)
      onSignal('SIGTERM');
  }, PARENT_POLL_MS);
  watch.unref();
  return () => {
    clearInterval(watch);
    for (const name of Object.keys(SIGNALS)) process.off(name, onSignal);
  };
};

const exitCodeOf = ({ aborted, reason }: AbortSignal): number | undefined =>
  aborted ? SIGNALS[reason as keyof typeof SIGNALS] : undefined;

/** Runs the checks with each profile of the simulated Confluence. */
const runSimulated = async (options: Options, signal: AbortSignal): Promise<number> => {
  let code = AS_ASSUMED;
  for (const profile of options.profiles) {
    const session = await simulate(profile, options, signal);
    const file = options.reportFile ?? path.join(FOLDER, `simulated-${profile}.md`);
    save(file, session.report);
    console.log(`${profile.padEnd(8)} ${countsOf(session.results)}. Report: ${file}`);
    for (const line of problemsOf(session)) console.log(line);
    const isComplete = session.results.every(({ verdict }) => verdict.state === 'as-assumed');
    if (signal.aborted) return exitCodeOf(signal) ?? NOT_STARTED;
    if (session.leftovers.length > 0) code = LEFT_BEHIND;
    else if (!isComplete && code === AS_ASSUMED) code = DIFFERENT;
  }
  return code;
};

const simulate = async (
  profile: Profile,
  { person, burst = SIMULATED_BURST, maxWaitMs }: Options,
  signal: AbortSignal,
): Promise<Session> => {
  const site = await startSimulatedSite(profile);
  const folder = mkdtempSync(path.join(tmpdir(), 'rollcall-conformance-'));
  try {
    return await runSession({
      ...{ access: site.access, clock: site.clock, signal, folder, burst, maxWaitMs },
      profile,
      person: person ?? site.person,
      say: console.log,
    });
  } finally {
    await site.close();
    rmSync(folder, { recursive: true });
  }
};

/** Runs the checks with a real site: says what will happen, does it, and reports. */
const runReal = async (
  options: Options,
  access: NonNullable<Options['access']>,
  signal: AbortSignal,
): Promise<number> => {
  const { host } = new URL(access.url);
  console.log(announcement(host, options));
  if (process.stdin.isTTY) {
    console.log(`It begins in ${THINK_MS / 1_000} seconds. Ctrl+C ends it.\n`);
    await realClock.sleep(THINK_MS, signal).catch(() => {
      throw new Interrupted();
    });
  }
  let done = 0;
  const session = await runSession({
    ...{ access, clock: realClock, signal, folder: FOLDER, say: console.log },
    ...{ person: options.person, burst: options.burst, maxWaitMs: options.maxWaitMs },
    onlyCleanUp: options.onlyCleanUp,
    onResult: ({ check, verdict }) => {
      done += 1;
      const mark = { 'as-assumed': 'ok', different: 'DIFFERENT', 'not-checked': 'not checked' };
      console.log(
        `${`${done}/${CHECKS.length}`.padStart(7)}  ${mark[verdict.state]}: ${check.name}`,
      );
    },
  });
  for (const line of problemsOf(session)) console.log(line);
  if (options.onlyCleanUp)
    return session.leftovers.length > 0 ? leftBehind(session) : (exitCodeOf(signal) ?? AS_ASSUMED);
  const stamp = new Date().toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
  const file =
    options.reportFile ?? path.join(FOLDER, `report-${host.replaceAll(':', '-')}-${stamp}.md`);
  save(file, session.report);
  console.log(`\n${signal.aborted ? 'Interrupted. ' : ''}${countsOf(session.results)}.`);
  console.log(`Report: ${file}. It has no email, no token and no names; read it, then attach it.`);
  if (session.leftovers.length > 0) leftBehind(session);
  return codeOf(session, signal);
};

const leftBehind = ({ leftovers }: Session): number => {
  console.error('\nThese groups may be left on the site:');
  for (const { name, id, reason } of leftovers)
    console.error(`  ${name}${id === undefined ? '' : ` (ID ${id})`}: ${reason}`);
  console.error(HOW_TO_REMOVE);
  return LEFT_BEHIND;
};

const codeOf = ({ results, leftovers }: Session, signal: AbortSignal): number => {
  const is = (state: Result['verdict']['state']): boolean =>
    results.some(({ verdict }) => verdict.state === state);
  const created = results.find(({ check }) => check.assumption === 'group-create');
  return (
    exitCodeOf(signal) ??
    (leftovers.length > 0
      ? LEFT_BEHIND
      : is('different')
        ? DIFFERENT
        : created?.verdict.state === 'as-assumed'
          ? AS_ASSUMED
          : NO_RIGHTS)
  );
};

const announcement = (host: string, { person, burst, maxWaitMs, onlyCleanUp }: Options): string => {
  if (onlyCleanUp)
    return `Removes the groups that earlier runs from this computer left on ${host}.\n`;
  const who =
    person === undefined
      ? 'The only account that it adds to them and removes from them is the token’s own.'
      : 'It adds the token’s own account and the one that --person names to them, and removes them.';
  return [
    `Compares ${CHECKS.length} assumptions about Confluence with ${host}.`,
    '',
    `- It creates about 30 groups whose names begin with “${PREFIX}”, and removes them at the end.`,
    '  They give no rights and no license. It changes no other group.',
    `- ${who}`,
    '- It reads your own account, lists of groups, and the members of some groups. The report has',
    '  no email, no token, no account IDs and no names of people or of your groups.',
    `- It sends about 220 requests, one at a time${burst === undefined ? '' : `, and once ${burst} at the same time (--burst)`}.`,
    `- It takes about 3 minutes, or longer if lists show changes late: a check waits up to ${maxWaitMs / 1_000} s.`,
    '- Ctrl+C ends it early. It then removes its groups.',
    '',
  ].join('\n');
};

const countsOf = (results: readonly Result[]): string => {
  const count = (state: Result['verdict']['state']): number =>
    results.filter(({ verdict }) => verdict.state === state).length;
  const skipped = CHECKS.length - results.length;
  return `${count('as-assumed')} of ${CHECKS.length} as assumed, ${count('different')} different, ${count('not-checked')} could not be checked${skipped > 0 ? `, ${skipped} not reached` : ''}`;
};

/** What was not as assumed, in lines. */
const problemsOf = ({ results, redacted }: Session): string[] =>
  results.flatMap(({ check, verdict }) => {
    if (verdict.state === 'as-assumed') return [];
    const what =
      verdict.state === 'different'
        ? `different: ${verdict.came}`
        : `not checked: ${verdict.reason}`;
    return [redacted(`  ${check.name} (${check.assumption}): ${what}`)];
  });

const save = (file: string, text: string): void => {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
};
