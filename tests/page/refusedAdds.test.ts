import type { AdminPage } from './support/localPages';
import { expect, localPages, test } from './support/localPages';
import { newcomerTo } from '../browser/support/person';
import { addsAnswered, addsDropped, NO_LICENSE } from '../browser/support/siteFaults';
import { words, type TextKey } from '../browser/support/words';

const { forge, open } = localPages();

let admin: AdminPage;
test.beforeAll(async () => {
  admin = await open({ lasting: true });
  const { accountId } = await newcomerTo(forge(), 'marketing');
  await admin.chooseGroup('people.groups', 'marketing');
  await admin.pasteAccountId(accountId);
});

const status = (answered: number) => words('failure.http-status', { status: String(answered) });
const wait = (time: string) => words('failure.retry-after', { wait: time });

type Refusal = [
  what: string,
  fault: unknown,
  title: TextKey,
  next: TextKey,
  details: string[],
  short: TextKey,
  /** Whether the change may have been made. */
  made?: 'maybe',
];

const REFUSALS: Refusal[] = [
  [
    '400 about the group',
    addsAnswered(400, { body: { message: 'The group name is not valid' } }),
    'failure.invalid-group.title',
    'failure.invalid-group.next',
    [status(400)],
    'short.invalid-input',
  ],
  [
    '400 about the account',
    addsAnswered(400, { body: { message: 'accountId is invalid' } }),
    'failure.invalid-account.title',
    'failure.invalid-account.next',
    [status(400)],
    'short.invalid-input',
  ],
  [
    '401',
    addsAnswered(401),
    'failure.not-authenticated.title',
    'failure.not-authenticated.next',
    [status(401)],
    'short.not-authenticated',
  ],
  [
    '401 for a scope',
    addsAnswered(401, { body: { code: 401, message: 'Unauthorized; scope does not match' } }),
    'failure.missing-scope.title',
    'failure.missing-scope.next',
    [status(401)],
    'short.missing-scope',
  ],
  [
    '403',
    addsAnswered(403, { body: { statusCode: 403, message: 'AuthorizationException' } }),
    'failure.not-permitted.title',
    'failure.not-permitted.site-admin',
    [status(403)],
    'short.not-permitted',
  ],
  [
    'no license, twice',
    NO_LICENSE,
    'failure.no-seats.title',
    'failure.no-seats.next',
    [status(500)],
    'short.no-seats',
    'maybe',
  ],
  [
    '429 for seconds',
    addsAnswered(429, { headers: { 'retry-after': '4' } }),
    'failure.rate-limited.title',
    'failure.rate-limited.next',
    [wait('4 seconds'), status(429)],
    'short.rate-limited',
  ],
  [
    '429 for the rest of the hour',
    addsAnswered(429, {
      headers: { 'retry-after': '1800', 'ratelimit-reason': 'confluence-quota-global-based' },
    }),
    'failure.hourly-pool.title',
    'failure.hourly-pool.next',
    [wait('30 minutes'), status(429)],
    'short.rate-limited',
  ],
  [
    '503 with a time',
    addsAnswered(503, { headers: { 'retry-after': '3' } }),
    'failure.rate-limited.title',
    'failure.uncertain.next',
    [wait('3 seconds'), status(503)],
    'short.rate-limited',
    'maybe',
  ],
  [
    '503',
    addsAnswered(503),
    'failure.unavailable.title',
    'failure.uncertain.next',
    [status(503)],
    'short.unavailable',
    'maybe',
  ],
  [
    'no answer',
    addsDropped,
    'failure.unavailable.title',
    'failure.uncertain.next',
    [],
    'short.unavailable',
    'maybe',
  ],
  [
    'the gateway’s word that time ran out',
    addsAnswered(504, { headers: { 'forge-proxy-error': 'UPSTREAM_TIMEOUT' } }),
    'failure.timed-out.title',
    'failure.uncertain.next',
    [],
    'short.timed-out',
    'maybe',
  ],
];

for (const [what, fault, title, next, details, short, made] of REFUSALS) {
  test(`explains ${what} and says what to do`, async () => {
    await forge().site.setFaults([fault]);
    await admin.submit();
    const doubt = made === 'maybe' ? 'failure.uncertain' : 'failure.nothing-changed';
    await admin.sees(title, words(doubt), words(next), ...details);
    const newest = (await admin.recent()).first();
    await newest.getByText(words(short)).waitFor();
    const note = newest.getByText(words('failure.uncertain'));
    if (made) await note.waitFor();
    else expect(await note.count()).toBe(0);
  });
}

test('shows a reference that finds the log line of an unexpected failure', async () => {
  await forge().site.setFaults([addsAnswered(418, { body: 'short and stout' })]);
  await admin.submit();
  const newest = await forge().logs();
  const references = newest.match(/(?<="reference\\?":\\?")[^"\\]+/g) ?? [];
  const reference = references.at(-1) ?? 'no reference was logged';
  await admin.sees(
    'failure.unexpected.title',
    words('failure.unexpected.uncertain'),
    words('failure.reference', { reference }),
    status(418),
  );
});

test('keeps the form after a failure, ready to be sent again', async () => {
  await admin.submit();
  await admin.sees('change.added.title');
});
