import { withLocalForge } from '../local/localForge.mjs';
import { atMost, exactly } from '../report/figure.mjs';

const WRITES = 1;
// By name the group is looked up by ID right before the write and right after it.
const KNOWN_LIMIT = { id: 2, name: 3 };
const COLD_LIMIT = { id: 7, name: 9 };
const WAYS = ['id', 'name'];

/** The requests of an add to Confluence, on sites that the app knows and does not know. */
export const measureRequests = () =>
  withLocalForge(['granted', 'granted', 'strict', 'strict'], 0, async (installations) => {
    const counts = [];
    for (const [index, installation] of installations.entries())
      counts.push(await countFor(installation, WAYS[index % WAYS.length]));
    const writes = counts.flatMap(({ known, cold }) => [known, cold].map(acceptedWrites));
    const row = (limits, state) => (count) =>
      atMost(
        limits[count.way],
        `requests per add by ${count.way}, site ${state}, ${count.profile}`,
        count[state].length,
        '',
        { requests: count[state].map(({ method, path }) => `${method} ${path}`) },
      );
    return [
      exactly(WRITES, `accepted writes per add, each of ${writes.length} adds`, writes),
      ...counts.map(row(KNOWN_LIMIT, 'known')),
      ...counts.map(row(COLD_LIMIT, 'cold')),
    ];
  });

/** The requests of the first add on a site, and of one when everything is known. */
async function countFor({ profile, site, add }, way) {
  const groups = [await site.makeGroup(), await site.makeGroup()];
  const [one, other] = groups.map(({ id, name }) =>
    way === 'id' ? { groupId: id } : { groupName: name },
  );
  const [first, second, third] = site.newcomers(3);
  const cold = await site.requestsDuring(() => add(one, first));
  // The app counts as refused only after refusals for two groups.
  await add(other, second);
  const known = await site.requestsDuring(() => add(one, third));
  return { profile, way, cold, known };
}

const acceptedWrites = (requests) =>
  requests.filter(({ method, status }) => method !== 'GET' && status < 300 && status >= 200).length;
