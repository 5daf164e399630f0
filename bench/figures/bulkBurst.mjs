import { inSteeredTime } from '../local/steered.mjs';
import { atMost, exactly, plain } from '../report/figure.mjs';

// Requests a second that the site accepts, and the target: time as a multiple of the limit's own.
const LIMITS = [
  [20, 1.1],
  [50, 1.1],
  [100, 1.1],
  [200, 1.15],
];
const LIMITED_PERCENT = 1;
const SECOND_JOB_AT = 100;
const TIME_LIMIT = 1.05; // of the second job, as a multiple of the time without pacing
const LIMITED_SHARE = 0.1; // of the 429 answers without pacing

/** Jobs of 10,000 adds on sites whose burst limit the app doesn't know, in simulated time. */
export async function measureBulkBurst() {
  const figures = [];
  const multiple = ({ seconds }, adds, perSecond) => seconds / (adds / perSecond);
  const percent = ({ limited, accepted }) => (100 * limited) / (limited + accepted);
  for (const [perSecond, target] of LIMITS) {
    const { adds, first, second } = await inSteeredTime('burst', String(perSecond));
    const at = `${adds} adds at an unknown ${perSecond} a second`;
    figures.push(
      atMost(target, `${at}: time as a multiple of the limit's`, multiple(first, adds, perSecond)),
      atMost(LIMITED_PERCENT, `${at}: share of 429 answers`, percent(first), '%', { first }),
      exactly(0, `${at}: rows lost`, [adds - first.added, adds - second.added]),
    );
    if (perSecond === SECOND_JOB_AT) figures.push(...(await compared(second)));
  }
  const { adds, first } = await inSteeredTime('burst', String(SECOND_JOB_AT), 'window');
  figures.push(
    plain(
      `${SECOND_JOB_AT} in each full second: time as a multiple of the limit's`,
      multiple(first, adds, SECOND_JOB_AT),
      '',
      { first },
    ),
  );
  return figures;
}

/** The second job on a site, against the same adds ten at a time until none is lost. */
async function compared(second) {
  const unpaced = await inSteeredTime('unpaced', String(SECOND_JOB_AT));
  const name = `the second job at ${SECOND_JOB_AT} a second / ten at a time`;
  return [
    atMost(TIME_LIMIT, `${name}: time`, second.seconds / unpaced.seconds, '', { second, unpaced }),
    atMost(LIMITED_SHARE, `${name}: 429 answers`, second.limited / unpaced.limited),
  ];
}
