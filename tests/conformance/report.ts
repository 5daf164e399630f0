import type { Assumption } from './assumptions';
import type { SiteClient } from './client';
import type { Leftover } from './ownGroups';
import type { Result, Verdict } from './suite';

/** All that a report says. */
export type Findings = {
  site: string;
  /** The profile of a simulated Confluence. Undefined: a real site. */
  profile?: string | undefined;
  startedAt: Date;
  seconds: number;
  results: readonly Result[];
  assumptions: readonly Assumption[];
  /** How many checks there are. Fewer results mean that the run was interrupted. */
  checks: number;
  interruptedBy: string | undefined;
  groupsCreated: boolean;
  leftovers: readonly Leftover[];
  client: SiteClient;
};

const STATES: Record<Verdict['state'], string> = {
  'as-assumed': 'as assumed',
  different: '**different**',
  'not-checked': 'could not be checked',
};

const MAX_VALUES = 3; // of one header

/** Writes a report in Markdown for a person who has never seen the code. */
export const writeReport = (findings: Findings): string => {
  const { site, profile, startedAt, seconds, results, checks, interruptedBy, client } = findings;
  const count = (state: Verdict['state']): number =>
    results.filter(({ verdict }) => verdict.state === state).length;
  const rows = new Map(findings.assumptions.map((row) => [row.id, row]));
  const unread = checks - results.length;
  return [
    '# Conformance report',
    '',
    `Rollcall is an app that changes who is in which Confluence group. It assumes how Confluence answers. This report compares these assumptions with the answers of one site.`,
    '',
    table(
      ['', ''],
      [
        ['Site', profile === undefined ? site : `simulated Confluence, profile “${profile}”`],
        ['Date', `${startedAt.toISOString().slice(0, 16).replace('T', ' ')} UTC`],
        ['Duration', `${Math.round(seconds)} s, ${client.requests()} requests`],
        ['Run', interruptedBy === undefined ? 'finished' : `**interrupted** by ${interruptedBy}`],
        ['As assumed', `${count('as-assumed')} of ${checks} checks`],
        ['Different', `${count('different')}`],
        ['Could not be checked', `${count('not-checked')}`],
        ...(unread > 0 ? [['Not reached', `${unread}`]] : []),
      ],
    ),
    '',
    'The source of an assumption is a link to its description by Atlassian, or one of these: “reported” is what other people saw; a “guess” has no source.',
    '',
    ...cleanUpSection(findings),
    ...resultSection('Different', results, rows, 'different'),
    ...resultSection('Could not be checked', results, rows, 'not-checked'),
    ...resultSection('As assumed', results, rows, 'as-assumed'),
    '## Times',
    '',
    'In milliseconds, with the way through the network.',
    '',
    table(
      ['Request', 'Count', 'Median', 'Slowest'],
      client
        .timings()
        .map(({ operation, count: sent, median, slowest }) => [
          `\`${operation}\``,
          `${sent}`,
          `${Math.round(median)}`,
          `${Math.round(slowest)}`,
        ]),
    ),
    '',
    '## Headers about limits',
    '',
    ...headersSection(client.limits()),
    '',
    '## Not part of this run',
    '',
    'An API token can’t show these. “Setup” is a tab of the app.',
    '',
    table(
      ['Assumption', 'Source', 'State'],
      findings.assumptions
        .filter(({ state }) => state !== 'checked')
        .map(({ text, source, state }) => [text, source, state]),
    ),
    '',
  ].join('\n');
};

const cleanUpSection = ({ leftovers, groupsCreated }: Findings): string[] => {
  if (leftovers.length === 0)
    return [
      groupsCreated
        ? 'The run created its own groups, changed no others, and has removed all of them.'
        : 'The run created no groups, and changed nothing.',
      '',
    ];
  return [
    '## Left behind',
    '',
    'These groups may still be on the site:',
    '',
    table(
      ['Group', 'ID', 'Why'],
      leftovers.map(({ name, id, reason }) => [`\`${name}\``, id ?? 'not known', reason]),
    ),
    '',
    `${HOW_TO_REMOVE} No one else needs them: they give no rights.`,
    '',
  ];
};

/** How a person removes what a run left behind. */
export const HOW_TO_REMOVE =
  'To remove them, run the same command with --only-clean-up on the same computer. Or open Atlassian Administration, choose Directory and Groups, search for “rollcall-conformance-”, and delete each of these groups.';

const resultSection = (
  title: string,
  results: readonly Result[],
  rows: ReadonlyMap<string, Assumption>,
  state: Verdict['state'],
): string[] => {
  const shown = results.filter(({ verdict }) => verdict.state === state);
  if (shown.length === 0) return [];
  return [
    `## ${title}`,
    '',
    table(
      ['Check', 'Expected (source)', state === 'not-checked' ? 'Why not' : 'Answer', 'State'],
      shown.map(({ check, verdict, ms }) => {
        const row = rows.get(check.assumption);
        const differs = row?.variants.length ? ` Sites differ: ${row.variants.join(', ')}.` : '';
        return [
          `${check.name} (\`${check.assumption}\`)`,
          `${row?.text ?? ''}${differs} (${row?.source ?? ''})`,
          verdict.state === 'not-checked'
            ? verdict.reason
            : `${verdict.came}; ${Math.round(ms)} ms`,
          stateOf(verdict),
        ];
      }),
    ),
    '',
  ];
};

/** A state in words, with the variant that was seen. */
const stateOf = (verdict: Verdict): string =>
  verdict.state === 'as-assumed' && verdict.variant !== undefined
    ? `${STATES[verdict.state]}: ${verdict.variant}`
    : STATES[verdict.state];

const headersSection = (limits: ReturnType<SiteClient['limits']>): string[] => {
  if (limits.length === 0) return ['None were seen.'];
  return [
    table(
      ['Header', 'Values'],
      limits.map(([name, values]) => {
        const shown = values.slice(0, MAX_VALUES).map((value) => `\`${value}\``);
        const more = values.length - shown.length;
        return [`\`${name}\``, `${shown.join(', ')}${more > 0 ? ` and ${more} others` : ''}`];
      }),
    ),
  ];
};

const table = (head: string[], rows: string[][]): string => {
  const line = (cells: string[]): string => `| ${cells.map(inCell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
};

const inCell = (text: string): string =>
  text.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|').replaceAll('<', '&lt;');

/** Texts that must not be in a report, each with what stands for it. */
export type Secrets = readonly (readonly [secret: string, shown: string])[];

const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
const ACCOUNT = /\b(?:\d{5,6}:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{24})\b/gi;

/**
 * Removes what must not leave the computer from a text: the secrets, also as JSON and in addresses,
 * and everything that looks like an email address or an account ID.
 */
export const redact = (text: string, secrets: Secrets): string => {
  const forms = secrets.flatMap(([secret, shown]) =>
    [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)].map(
      (form) => [form, shown] as const,
    ),
  );
  const clean = forms
    .filter(([form]) => form.length > 1)
    .toSorted(([one], [other]) => other.length - one.length)
    .reduce((kept, [form, shown]) => kept.replaceAll(form, shown), text);
  return clean.replaceAll(EMAIL, '[email]').replaceAll(ACCOUNT, '[account]');
};
