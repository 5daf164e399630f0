import { withLocalForge } from '../local/localForge.mjs';
import { atMost, plain } from '../report/figure.mjs';

const ADDS = 30;
const WITHIN_MS = 60_000; // the shortest cache time is a minute
const ONCE = 1;

/** The number of reads of each kind while one admin adds many people to one group. */
export const measureReadsKept = () =>
  withLocalForge(['granted', 'granted'], 0, async ([first, second]) => {
    const byId = await countReads(first, ({ id }) => ({ groupId: id }));
    const byName = await countReads(second, ({ name }) => ({ groupName: name }));
    const either = (kind) => Math.max(byId[kind], byName[kind]);
    const row = (what, count) => atMost(ONCE, `${what} in ${ADDS} adds`, count);
    return [
      row('group lookups by ID', byId['group by id']),
      row('group lookups by name', byName['groups by text']),
      plain(`confirmations by ID in ${ADDS} adds by name`, byName['group by id']),
      row('admin checks', either('own rights')),
      row('site admin checks', either('groups of a person')),
      row('reads of the groups that give admin', either('groups giving admin')),
      row('reads of the groups that give site-admin', either('groups giving site-admin')),
    ];
  });

async function countReads({ site, add }, referTo) {
  const group = referTo(await site.makeGroup());
  const startedAt = performance.now();
  const requests = await site.requestsDuring(async () => {
    for (const accountId of site.newcomers(ADDS)) await add(group, accountId);
  });
  const tookMs = performance.now() - startedAt;
  if (tookMs > WITHIN_MS) throw new Error(`${ADDS} adds took ${tookMs} ms, more than a minute.`);
  const kinds = requests.filter(({ method }) => method === 'GET').map(kindOf);
  const counts = Object.fromEntries(Object.values(KINDS).map((kind) => [kind, 0]));
  for (const kind of kinds) counts[kind] += 1;
  return counts;
}

const KINDS = {
  '/group/by-id': 'group by id',
  '/group/picker': 'groups by text',
  '/user/current': 'own rights',
  '/user/memberof': 'groups of a person',
  '/group admin': 'groups giving admin',
  '/group site-admin': 'groups giving site-admin',
};

function kindOf({ path, query }) {
  const resource = path.replace('/wiki/rest/api', '');
  const access = new URLSearchParams(query).get('accessType');
  const kind = KINDS[access === null ? resource : `${resource} ${access}`];
  if (kind === undefined) throw new Error(`Unexpected kind of read: ${path}?${query}`);
  return kind;
}
