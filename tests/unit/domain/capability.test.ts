import {
  afterRefusal,
  afterSuccess,
  NO_EVIDENCE,
  capabilityOf,
  type Evidence,
} from '../../../src/domain/capability';
import { groupIdOf } from '../../fakes/examples';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const WORKED = afterSuccess({ at: 0, source: 'change' });

const refusedBy = (...groups: [number, number][]): Evidence =>
  groups.reduce(
    (evidence, [group, at]) => afterRefusal(evidence, groupIdOf(group), at),
    NO_EVIDENCE,
  );

describe('what real answers show about an identity', () => {
  test('is unknown initially', () => {
    expect(capabilityOf(NO_EVIDENCE, 0)).toBe('unknown');
  });

  test.each<[string, [number, number][], number, string]>([
    ['one refusal is about its group', [[1, 0]], 1, 'unknown'],
    [
      'two refusals by one group are one',
      [
        [1, 0],
        [1, 5],
      ],
      6,
      'unknown',
    ],
    [
      'two groups that refuse are believed',
      [
        [1, 0],
        [2, MINUTE],
      ],
      2 * MINUTE,
      'refused',
    ],
    [
      'they are believed for an hour',
      [
        [1, 0],
        [2, 0],
      ],
      HOUR - 1,
      'refused',
    ],
    [
      'and no longer',
      [
        [1, 0],
        [2, 0],
      ],
      HOUR,
      'unknown',
    ],
    [
      'two refusals an hour apart are not two',
      [
        [1, 0],
        [2, HOUR],
      ],
      HOUR,
      'unknown',
    ],
    [
      'of three the newest two count',
      [
        [1, 0],
        [2, MINUTE],
        [3, HOUR],
      ],
      HOUR + 1,
      'refused',
    ],
    [
      'a repeated refusal is the newer one',
      [
        [1, 0],
        [2, 1],
        [1, HOUR],
      ],
      HOUR,
      'refused',
    ],
  ])('%s', (_sentence, refusals, now, capability) => {
    expect(capabilityOf(refusedBy(...refusals), now)).toBe(capability);
  });

  test('a success cancels every refusal', () => {
    expect(refusedBy([1, 0], [2, 0])).toMatchObject({ refusals: [{}, {}] });
    expect(capabilityOf(WORKED, 1)).toBe('works');
  });

  test('one refusal does not cancel a success', () => {
    expect(capabilityOf(afterRefusal(WORKED, groupIdOf(1), 0), 1)).toBe('works');
  });

  test('an hour after two refusals, the earlier success counts again', () => {
    const refused = afterRefusal(afterRefusal(WORKED, groupIdOf(1), 0), groupIdOf(2), 0);
    expect(capabilityOf(refused, 1)).toBe('refused');
    expect(capabilityOf(refused, HOUR)).toBe('works');
  });
});
