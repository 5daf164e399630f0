import { inSteeredTime } from '../local/steered.mjs';
import { exactly, plain } from '../report/figure.mjs';

const HOURS = 2;

/** Two jobs of 50,000 adds that may use up an hourly pool of 65,000, started at a full hour. */
export async function measureBulkHours() {
  const { hours, rows, added, members, answers } = await inSteeredTime('twoJobs');
  const { 'POST 201': accepted = 0, 'POST 409': again = 0, 'POST 429': limited = 0 } = answers;
  const figure = `hours used by two jobs of ${rows / 2} adds, hourly pool 65,000`;
  return [
    exactly(HOURS, figure, [Math.ceil(hours)]),
    plain('from approval to the end of both jobs', hours, 'h', { answers }),
    exactly(0, 'rows lost', [rows - added, rows - members]),
    exactly(0, 'rows carried out twice', [accepted + again - rows]),
    plain(
      'share of 429 answers, two jobs on one endpoint',
      (100 * limited) / (accepted + limited),
      '%',
    ),
  ];
}
