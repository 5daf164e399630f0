import { paceOf, type Sample, withSample } from '../../../static/admin/bulk/job/jobState';

const S = 1_000;

test('computes the pace from the first and last poll', () => {
  const samples = [
    { at: 0, ended: 100 },
    { at: 10 * S, ended: 600 },
  ];
  expect(paceOf(samples, 1_600)).toEqual({ perSecond: 50, secondsLeft: 20 });
});

test.each<[string, Sample[]]>([
  ['nothing was polled', []],
  ['there was one poll', [{ at: 0, ended: 5 }]],
  [
    'the polls are too close',
    [
      { at: 0, ended: 0 },
      { at: 2 * S, ended: 9 },
    ],
  ],
  [
    'nothing was done',
    [
      { at: 0, ended: 5 },
      { at: 60 * S, ended: 5 },
    ],
  ],
])('shows no pace if %s', (_, samples) => {
  expect(paceOf(samples, 100)).toBeUndefined();
});

test('ignores polls older than two minutes', () => {
  const before = [
    { at: 0, ended: 0 },
    { at: 100 * S, ended: 50 },
  ];
  expect(withSample(before, { at: 130 * S, ended: 80 })).toEqual([
    { at: 100 * S, ended: 50 },
    { at: 130 * S, ended: 80 },
  ]);
});
