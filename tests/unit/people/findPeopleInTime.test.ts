import { makeFindPeople, type PersonToFind } from '../../../src/application/people/findPeople';
import type { AccountState, PeopleDirectory } from '../../../src/application/ports/confluence';
import type { AccountId } from '../../../src/domain/accountId';
import { MAX_CANDIDATES, MAX_EMAILS_ASKED } from '../../../src/domain/limits';
import { ok, type Outcome } from '../../../src/domain/outcome';
import { makeVirtualTime } from '../../fakes/bulk/virtualTime';
import { accountId } from '../../fakes/examples';

// Of a resolver's 25 s, 8 s are kept back to answer.
const TIME_MS = 17_000;

/** A site that answers each request after the same time, and finds others with each name. */
const arrange = (requestMs: number, { hits = 1, known = true } = {}) => {
  const time = makeVirtualTime();
  const startedAt = time.now();
  const requests = { searches: 0, emails: 0, mostAtOnce: 0, mostEmails: 0 };
  let running = 0;
  const slowly = async <T>(value: T): Promise<Outcome<T>> => {
    running += 1;
    requests.mostAtOnce = Math.max(requests.mostAtOnce, running);
    await time.pause(requestMs);
    running -= 1;
    return ok(value);
  };
  const people: PeopleDirectory = {
    statesOf: () => slowly(new Map<AccountId, AccountState>()),
    namedLike: (name) => {
      requests.searches += 1;
      const found = Array.from({ length: hits }, (_, at) => ({
        accountId: accountId(`${name.replaceAll(' ', '-')}-${at}`),
      }));
      return slowly({ people: found, complete: true });
    },
    emailsOf: (ids) => {
      requests.emails += 1;
      requests.mostEmails = Math.max(requests.mostEmails, ids.length);
      const address = (id: string) => (known ? id.replace(/-0$/, '@example.com') : 'x@example.com');
      return slowly(new Map(ids.map((id) => [id, address(id)])));
    },
  };
  const elapsed = () => time.now() - startedAt;
  const timeLeft = () => Math.max(0, TIME_MS - elapsed());
  const find = (asked: PersonToFind[]) => time.until(makeFindPeople({ people, timeLeft })(asked));
  return { find, elapsed, requests };
};

const letter = (at: number) => String.fromCharCode(97 + at);

/** Twenty people, with a name that is not that of their email. */
const withNames = Array.from({ length: MAX_EMAILS_ASKED }, (_, at) => ({
  email: `ana-${letter(at)}@example.com`,
  name: `Login ${letter(at)}`,
}));

const withoutNames = withNames.map(({ email }) => ({ email }));

test('twenty people fit into a resolver’s time if each request takes a second', async () => {
  const { find, elapsed, requests } = arrange(1_000);
  const answer = await find(withoutNames);
  const ids = withoutNames.map(({ email }) => email.replace('@example.com', '-0'));
  expect(answer).toEqual(ok(ids.map((id) => ({ is: 'found', accountId: id }))));
  expect(elapsed()).toBe(6_000);
  expect(requests).toEqual({ searches: 20, emails: 1, mostAtOnce: 4, mostEmails: 20 });
});

test('twenty people fit even if each is searched for twice', async () => {
  const { find, elapsed, requests } = arrange(1_000);
  const answer = await find(withNames);
  const ids = withNames.map(({ email }) => email.replace('@example.com', '-0'));
  expect(answer).toEqual(ok(ids.map((id) => ({ is: 'found', accountId: id }))));
  expect(elapsed()).toBe(12_000);
  expect(requests).toMatchObject({ searches: 40, emails: 2 });
});

test('twenty people fit when each has the most candidates and none has the email', async () => {
  const { find, elapsed, requests } = arrange(1_000, { hits: MAX_CANDIDATES, known: false });
  const answer = await find(withNames);
  expect(answer).toMatchObject({ ok: true, value: { length: 20 } });
  expect(elapsed()).toBeLessThan(TIME_MS);
  expect(requests).toEqual({ searches: 40, emails: 20, mostAtOnce: 4, mostEmails: 50 });
});

test.each([1_250, 1_500, 1_750, 2_000])(
  'if each request takes %d ms, second searches that do not fit are left out, and said to be',
  async (requestMs) => {
    const { find, elapsed, requests } = arrange(requestMs, { hits: MAX_CANDIDATES, known: false });
    const answer = await find(withNames);
    expect(elapsed()).toBeLessThan(TIME_MS);
    const gaps = answer.ok ? answer.value.map((one) => 'gap' in one && one.gap) : [];
    expect(gaps.filter((gap) => gap === 'not-searched')).toHaveLength(40 - requests.searches);
    expect(requests.searches).toBeLessThan(40);
  },
);
