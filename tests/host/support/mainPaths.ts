import type { MemberPageView } from '../../../src/contract/adminApi';
import type { JobView, PlanView } from '../../../src/contract/bulkApi';
import { type LocalForge, startLocalForge } from './localForge';
import { planOf, valueOf } from './plans';
import { until } from './until';

const MAX_MS = 400_000; // a burst of 30 requests a second takes its time, and the machine may be busy
const FIRST_HOURLY_CALL_S = 300;
const ADDS = 460;
const REMOVALS = 40;

/** What an admin and a script get on each kind of site. */
const KINDS = {
  granted: { onPage: 'app', inJob: 'app', trigger: { httpStatus: 201, status: 'added' } },
  strict: { onPage: 'viewer', inJob: 'owner', trigger: { httpStatus: 201, status: 'added' } },
  wild: {
    ...{ onPage: 'viewer', inJob: 'owner' },
    trigger: { httpStatus: 403, status: 'app-not-authorized' },
  },
} as const;

/**
 * The tests of what admins and scripts do every day, on one kind of site: single changes, a signed
 * call, a bulk plan, and its undo.
 */
export const testMainPaths = (kind: keyof typeof KINDS): void => {
  const { onPage, inJob, trigger } = KINDS[kind];
  let forge: LocalForge;
  let groupId: string;
  let strangers: string[];
  let listed: string[];

  const members = async (name = 'marketing'): Promise<string[]> =>
    (await forge.site.group(name)).members.toSorted();

  beforeAll(async () => {
    forge = await startLocalForge(['--memory', '--site', kind]);
    if (kind === 'wild') await untilListsAreRead(forge);
    const { users } = await forge.site.state();
    const group = await forge.site.group('marketing');
    const isPerson = new Map(
      users.map(({ accountId, active, accountType }) => [
        accountId,
        active && accountType === 'atlassian',
      ]),
    );
    groupId = group.id;
    listed = group.members.filter((member) => isPerson.get(member)); // suspended members aren't listed
    strangers = [...isPerson.keys()].filter(
      (person) => isPerson.get(person) && !group.members.includes(person),
    );
  }, MAX_MS);
  afterAll(() => forge.stop());

  test.each(['ID', 'name'] as const)('an admin adds and removes a person by %s', async (by) => {
    const before = await members();
    const accountId = strangers.pop() ?? '';
    const change = { ...(by === 'ID' ? { groupId } : { groupName: 'marketing' }), accountId };
    expect(await forge.call('addMember', change)).toMatchObject({
      value: { status: 'added', actedAs: onPage, certain: true, recorded: true },
    });
    expect(await members()).toEqual([...before, accountId].toSorted());
    expect(await forge.call('removeMember', change)).toMatchObject({
      value: { status: 'removed', actedAs: onPage, recorded: true },
    });
    expect(await members()).toEqual(before);
  });

  test('the app is tried in two groups, and a refusal is remembered', async () => {
    const accountId = strangers.pop() ?? '';
    const change = { groupName: 'finance', accountId };
    expect(await forge.call('addMember', change)).toMatchObject({ value: { status: 'added' } });
    const site = valueOf(await forge.call('getSite', {}));
    expect(site.app).toBe(onPage === 'app' ? 'works' : 'refused');
  });

  test('the page shows a group, with its size only if Confluence says it', async () => {
    const shown = valueOf(await forge.call('getGroup', { groupId }));
    expect(shown.members).toBe(kind === 'wild' ? undefined : listed.length);
    const found: string[] = [];
    for (let start: number | undefined = 0; start !== undefined;) {
      const page: MemberPageView = valueOf(await forge.call('listMembers', { groupId, start }));
      found.push(...page.members.map(({ accountId }) => accountId));
      start = page.next;
    }
    expect(found.toSorted()).toEqual(listed.toSorted());
  });

  test('a name with brackets in a list leaves the other people findable', async () => {
    const [person] = (await forge.site.state()).users.filter(({ accountId }) =>
      listed.includes(accountId),
    );
    const people = [
      { name: 'Berg (ext.) [x]', email: 'x.berg@example.com' },
      { name: person?.displayName, email: person?.email },
    ];
    expect(await forge.call('findPeople', { people })).toMatchObject({
      value: [{ is: 'open' }, { is: 'found', accountId: person?.accountId }],
    });
  });

  test('a signed call answers as documented, and says done only if it is', async () => {
    const accountId = strangers.pop() ?? '';
    const at = new Date(await forge.now());
    const answer = await forge.trigger({ group: 'marketing', accountId }, { at });
    const { httpStatus, status } = trigger;
    expect(answer).toEqual({ httpStatus, body: { status } });
    expect((await members()).includes(accountId)).toBe(status === 'added');
  });

  test(
    'a plan of 500 rows is applied by the queue, and undone at once',
    async () => {
      const before = await members();
      const added = strangers.slice(0, ADDS);
      const removed = listed.slice(0, REMOVALS);
      const plan = await planOf(forge, groupId, [
        ...added.map((person) => ['add', person] as const),
        ...removed.map((person) => ['remove', person] as const),
      ]);
      expect(plan.groups).toMatchObject([{ adds: ADDS, removals: REMOVALS }]);
      expect(plan.groups[0]).not.toHaveProperty('refusal');

      expect(await runToItsEnd(forge, plan)).toMatchObject({
        state: 'done',
        counts: { added: ADDS, removed: REMOVALS },
        certain: ADDS + REMOVALS,
      });
      const rows = valueOf(await forge.call('listJobRows', { jobId: plan.id, at: 0 }));
      expect(new Set(rows.map(({ end }) => end?.actedAs))).toEqual(new Set([inJob]));
      const others = before.filter((member) => !removed.includes(member));
      expect(await members()).toEqual([...others, ...added].toSorted());

      const undo = valueOf(await forge.call('planUndo', { jobId: plan.id, uncertainRows: [] }));
      expect(undo).toMatchObject({ rows: ADDS + REMOVALS });
      expect(undo.groups[0]).not.toHaveProperty('refusal');
      expect(await runToItsEnd(forge, undo)).toMatchObject({
        state: 'done',
        counts: { removed: ADDS, added: REMOVALS },
        certain: ADDS + REMOVALS,
      });
      expect(await members()).toEqual(before);
    },
    MAX_MS,
  );
};

const LISTS_MS = 90_000; // if a reading of 25 s a page has begun, it ends first

/** The hourly trigger reads which groups give admin rights. Meanwhile, the lists take no time. */
export const untilListsAreRead = async (forge: LocalForge): Promise<void> => {
  await forge.site.patchSite({ accessLists: { delayMs: 0, otherSites: 300 } });
  await forge.advanceClock(FIRST_HOURLY_CALL_S);
  await until(
    async () => valueOf(await forge.call('searchGroups', { query: 'marketing' })),
    ([group]) => group?.change === 'allowed', // it is known not to give admin rights
    LISTS_MS,
  );
};

/** Applies a plan, and lets its job run by the queue alone. Moves the time on if the job waits. */
const runToItsEnd = async (forge: LocalForge, { id, hash }: PlanView): Promise<JobView> => {
  valueOf(await forge.call('startJob', { planId: id, hash }));
  const look = async (): Promise<JobView> => {
    const job = valueOf(await forge.call('getJob', { jobId: id }));
    if (job.waiting && 'until' in job.waiting) {
      const ahead = Date.parse(job.waiting.until) - Date.parse(await forge.now());
      if (ahead > 0) await forge.advanceClock(Math.ceil(ahead / 1_000));
    }
    return job;
  };
  const goesOn = ({ state, waiting }: JobView): boolean =>
    state === 'running' || (waiting !== undefined && 'until' in waiting);
  return await until(look, (job) => !goesOn(job), MAX_MS);
};
