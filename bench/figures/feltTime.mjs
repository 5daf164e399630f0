import { withLocalForge } from '../local/localForge.mjs';
import { timePairs } from '../local/timePairs.mjs';
import { plain } from '../report/figure.mjs';
import { median } from '../statistics.mjs';

const ADDS = 100;
const LATENCY_MS = 40; // the local host's default, similar to a small call of Confluence

/** How many times longer an add takes than the bare request, as a person notices it. */
export const measureFeltTime = () =>
  withLocalForge(['granted', 'granted'], LATENCY_MS, async ([first, second]) => [
    await ratio(first, 'id'),
    await ratio(second, 'name'),
  ]);

async function ratio(installation, way) {
  const pairs = await timePairs(installation, way, ADDS);
  const app = median(pairs.map((pair) => pair.app));
  const direct = median(pairs.map((pair) => pair.direct));
  const figure = `app time / bare request time, by ${way}, Confluence taking ${LATENCY_MS} ms`;
  return plain(figure, app / direct, '', { appMs: app, directMs: direct });
}
