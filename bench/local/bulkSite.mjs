import { withLocalForge } from './localForge.mjs';

const LATENCY_MS = 60;
const PEOPLE = 3_000; // about 2,850 of them can be added

/** Requests a second that the simulated site accepts for one endpoint. */
export const BURST_PER_SECOND = 100;

/** Gives `work` an installation whose Confluence is like a real one: slow, and with limits. */
export const withBulkSite = (work) =>
  withLocalForge(
    ['granted'],
    LATENCY_MS,
    async ([installation]) => {
      await installation.site.setBurstLimit(BURST_PER_SECOND);
      return work(installation);
    },
    ['--people', String(PEOPLE)],
  );

/** The IDs of this many new groups. */
export async function makeGroups(site, count) {
  const groups = [];
  for (let made = 0; made < count; made += 1) groups.push((await site.makeGroup()).id);
  return groups;
}
