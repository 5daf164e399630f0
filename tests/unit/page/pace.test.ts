import { paceOf, type Sample, withSample } from '../../../static/admin/bulk/job/jobState';

const S = 1_000;

test('the pace is what was done between the first look and the last', () => {
  const samples = [
    { at: 0, ended: 100 },
    { at: 10 * S, ended: 600 },
  ];
  expect(paceOf(samples, 1_600)).toEqual({ perSecond: 50, secondsLeft: 20 });
});

test.each<[string, Sample[]]>([
  ['nothing was looked at', []],
  ['there was one look', [{ at: 0, ended: 5 }]],
  [
    'the looks are too near',
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
])('no pace is told where %s', (_, samples) => {
  expect(paceOf(samples, 100)).toBeUndefined();
});

test('looks of more than two minutes ago no longer count', () => {
  const before = [
    { at: 0, ended: 0 },
    { at: 100 * S, ended: 50 },
  ];
  expect(withSample(before, { at: 130 * S, ended: 80 })).toEqual([
    { at: 100 * S, ended: 50 },
    { at: 130 * S, ended: 80 },
  ]);
});
