import type { Change, Outcome } from '../../../src/contract/adminApi';
import { CHANGE_STATUSES, type ChangeRecord } from '../../../src/domain/change';
import { FAILURE_CODES } from '../../../src/domain/outcome';
import { WEB_TRIGGER_STATUSES } from '../../../src/domain/webTriggerStatus';
import { makeKvsAuditTrail } from '../../../src/forge/storage/kvsAuditTrail';
import { STORM_TIMES } from '../../fakes/stormTimes';
import { FAILURES, type FailingApp, type Failing, mayChange, type OutsideCall } from './failingApp';
import { type Asked, lieIn } from './randomChange';
import type { Fact } from './roughSite';

/** A change that a door is asked for, and what may come of it. */
export type RequestedChange = Omit<Asked, 'action' | 'said'> & {
  groupId: string;
  ask: () => Promise<Asked['said']>;
  /** What the answer is without a failure: a status or the code of a failure. */
  expected: string;
  /** The identities that may write. Empty if the change has to be refused before any write. */
  mayWriteAs: readonly string[];
  /** Whether the person is in the group after the change. */
  isMember: boolean;
};

const CLAIM_MS = 61_000; // an idempotency key that was not released, and every cached failure, is free
const MAX_SHOWN = 160; // characters of a call in a message

// `npm run test:storm` tries everything.
const IS_THOROUGH = STORM_TIMES > 1;

type Way = Omit<Failing, 'at'>;
const once = (how: Way['how']): Way => ({ how, isLasting: false });

// `inStore` turns each of these into `StoreUnavailable`, and nothing looks at the reason in it. It
// repeats a call that gets a 429 at once, so that one lasts, and takes some seconds more than the
// others.
const NOTHING_STORED: readonly Way[] = [
  ...[once('500'), once('HTML'), once('no answer')],
  { how: '429', isLasting: true },
];
// The adapters turn each of these into `unavailable`.
const NOTHING_READ: readonly Way[] = [once('500'), once('HTML'), once('no answer')];

/**
 * The ways in which a call can fail. A call that only reads is not tried with `lost answer`: that is
 * the same as no answer. In a short run, the calls take turns with ways that have the same result, and
 * no 429 of storage is over at once. `npm run test:storm` tries every way with every call.
 */
const waysToFail = (call: OutsideCall, at: number): Way[] => {
  const isStorage = call.to === 'storage';
  const isRead = !mayChange(call);
  const all = FAILURES.map(once).filter(({ how }) => how !== 'lost answer' || !isRead);
  if (IS_THOROUGH) return isStorage ? [...all, { how: '429', isLasting: true }] : all;
  const alike = isStorage ? NOTHING_STORED : call.to === 'Confluence' && isRead ? NOTHING_READ : [];
  const turn = alike[at % alike.length];
  const others = all.filter(
    ({ how }) => !alike.some((way) => way.how === how) && !(isStorage && how === '429'),
  );
  return turn ? [turn, ...others] : others;
};

/**
 * Runs `run` once for each call of a clean run and each way in which this call can fail. `describe`
 * says which call failed, and how.
 */
export const eachFailure = async (
  app: FailingApp,
  calls: readonly OutsideCall[],
  run: (failing: Failing, describe: (problem: string) => string) => Promise<void>,
): Promise<number> => {
  let runs = 0;
  for (const [index, call] of calls.entries()) {
    const at = index + 1;
    for (const way of waysToFail(call, at)) {
      const how = way.isLasting ? `${way.how} for seconds` : way.how;
      await run({ at, ...way }, (problem) => {
        // Calls that leave the app together may come in another order.
        const text = (app.failedCall() ?? 'which did not come').slice(0, MAX_SHOWN);
        return `call ${at} of ${calls.length} (${text}) with ${how}: ${problem}`;
      });
      runs += 1;
    }
  }
  return runs;
};

/** Fails each call of a change in each way, and returns what went wrong. */
export const failEachCall = async (
  app: FailingApp,
  asking: RequestedChange,
): Promise<{ problems: string[]; runs: number }> => {
  const problems: string[] = [];
  app.rough.facts.length = 0;
  const goBack = app.snapshot();
  const before = new Set((await recordsOf(app)).map(({ id }) => id));
  const ask = async (which?: Failing) => {
    const { ask: _ask, ...rest } = asking;
    app.rough.action = 'change';
    app.begin(which);
    const said = await asking.ask();
    const facts = app.rough.facts.splice(0);
    return { asked: { ...rest, action: 'change', said }, facts, calls: [...app.calls()] };
  };

  const clean = await ask();
  const isMember = () => app.site.directory.has(asking.groupId, asking.accountId);
  if (codeOf(clean.asked.said) !== asking.expected || isMember() !== asking.isMember)
    problems.push(`without a failure: ${JSON.stringify(clean.asked.said)}`);
  problems.push(...abuses(app, asking).map((problem) => `without a failure: ${problem}`));

  const runs = await eachFailure(app, clean.calls, async (failing, describe) => {
    goBack();
    const note = (...found: (string | undefined)[]): void => {
      problems.push(...found.filter((problem) => problem !== undefined).map(describe));
    };
    const { asked, facts } = await ask(failing);
    note(...abuses(app, asking), notListed(asked.said), lieIn(asked, facts));
    if (isDone(codeOf(asked.said)) && isMember() !== asking.isMember)
      note(`the answer is ${codeOf(asked.said)}, and the membership is not like that`);
    const records = (await recordsOf(app)).filter(({ id }) => !before.has(id));
    note(...untrueRecords(asked, records, facts));
    const isAsWithout = codeOf(asked.said) === asking.expected && isMember() === asking.isMember;
    if (isAsWithout && asking.door !== 'trigger') return; // only a script's answer is kept for later

    // At once, and again once everything that a failure leaves behind for a minute is gone.
    const answers = [codeOf(asked.said)];
    for (const wait of [1_000, CLAIM_MS]) {
      await app.time.pass(wait);
      const again = await ask();
      note(...abuses(app, asking), notListed(again.asked.said), lieIn(again.asked, again.facts));
      answers.push(codeOf(again.asked.said));
      if (hasConverged(asking, again.asked.said) && isMember() === asking.isMember) return;
    }
    note(`a repetition does not converge: ${answers.join(', ')}; member: ${isMember()}`);
  });
  goBack();
  return { problems, runs };
};

const recordsOf = async ({ aside }: FailingApp): Promise<ChangeRecord[]> =>
  (await aside(() => makeKvsAuditTrail().list(50)))?.records ?? [];

const codeOf = (said: Asked['said']): string => {
  if (typeof said === 'string') return said;
  return said.ok ? said.value.status : said.failure.code;
};

/** Authority that the writes of this change must not have used. */
const abuses = (app: FailingApp, asking: RequestedChange): string[] =>
  app.writes().flatMap(({ text, groupId, accountId, kind, as, isAfterRecord }) => {
    const isAsAsked =
      groupId === asking.groupId &&
      accountId === asking.accountId &&
      kind === asking.kind &&
      asking.mayWriteAs.includes(as);
    if (!isAsAsked) return [`it must not send ${text}`];
    return isAfterRecord ? [] : [`it must not send ${text} before it is on record`];
  });

/** Whether an answer is not one of those that are described. */
const notListed = (said: Outcome<Change> | string): string | undefined => {
  const listed: readonly string[] =
    typeof said === 'string' ? WEB_TRIGGER_STATUSES : said.ok ? CHANGE_STATUSES : FAILURE_CODES;
  if (!listed.includes(codeOf(said))) return `the answer is ${JSON.stringify(said)}`;
  // Only a bug is unexpected here: every failure of these runs is one that can happen.
  return codeOf(said) === 'unexpected' ? 'the answer is unexpected' : undefined;
};

const hasConverged = ({ expected }: RequestedChange, said: Asked['said']): boolean =>
  codeOf(said) === expected || (isDone(expected) && isDone(codeOf(said)));

const isDone = (code: string): boolean => (CHANGE_STATUSES as readonly string[]).includes(code);

/** What the records of a change say that is not true. An open record says nothing. */
const untrueRecords = (
  { said, accountId, kind }: Asked,
  records: readonly ChangeRecord[],
  facts: readonly Fact[],
): string[] => {
  const problems: string[] = [];
  if (records.length > 1) problems.push(`there are ${records.length} records`);
  for (const fact of facts)
    if (!records.some(({ group, action }) => group?.id === fact.groupId && action === fact.kind))
      problems.push(`${fact.kind} ${fact.accountId} is not on record`);
  for (const record of records) {
    if (record.accountId !== accountId || record.action !== kind)
      problems.push(`another change is on record: ${JSON.stringify(record)}`);
    const { ending } = record;
    if (!ending) continue;
    const isChange = ending.outcome === 'added' || ending.outcome === 'removed';
    const isCertain = isDone(ending.outcome) ? ending.certain === true : ending.certain !== false;
    if (isCertain && isChange !== facts.length > 0)
      problems.push(
        `the record says ${ending.outcome} for certain, the facts ${JSON.stringify(facts)}`,
      );
    for (const { as } of facts)
      if (isCertain && ending.actedAs !== 'app' && as === 'app')
        problems.push(`the record says that ${String(ending.actedAs)} acted, and it was the app`);
    if (typeof said !== 'string' && said.ok && said.value.status !== ending.outcome)
      problems.push(`the answer is ${said.value.status}, and the record says ${ending.outcome}`);
  }
  if (typeof said !== 'string' && said.ok && said.value.recorded && !records.some((r) => r.ending))
    problems.push('the answer says that it is recorded, and the record is open');
  return problems;
};
