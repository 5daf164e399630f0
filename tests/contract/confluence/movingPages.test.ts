import { groupIdOf } from '../../fakes/examples';
import { over } from './portsOver';

const group = (at: number, name = `zebra ${at}`) => ({ id: groupIdOf(at), name });

/**
 * A site that gives these versions of a list in turn, one entry per page, and the last one forever.
 */
const giving = (...readings: ReturnType<typeof group>[][]) => {
  let reading = -1;
  return over((_auth, path) => {
    const start = Number(new URL(path, 'https://site.example').searchParams.get('start'));
    if (start === 0) reading += 1;
    const entries = readings[Math.min(reading, readings.length - 1)] ?? [];
    const next = path.replace(/start=\d+/, `start=${start + 1}`);
    return Promise.resolve(
      Response.json({
        results: entries.slice(start, start + 1),
        _links: start + 1 < entries.length ? { next } : {},
      }),
    );
  });
};

const UNAVAILABLE = { ok: false, failure: { code: 'unavailable' } };
const [one, two, three] = [group(1), group(2), group(3)];

describe('the groups that give admin', () => {
  const read = (...readings: ReturnType<typeof group>[][]) =>
    giving(...readings).authority.groupsGiving('admin', 'short');
  const these = (...groups: object[]) => ({
    ok: true,
    value: groups.map((each) => ({ ...each, management: 'admins' })),
  });

  test('are known if two consecutive readings agree', async () => {
    expect(await read([one, two])).toEqual(these(one, two));
    expect(await read([one, two], [two, one])).toEqual(these(two, one));
    expect(await read([one, two], [one, two, three])).toEqual(these(one, two, three));
  });

  test('are unknown if three readings differ', async () => {
    expect(await read([one, two], [one, two, three], [one, three])).toEqual(UNAVAILABLE);
    expect(await read([one, two], [one, three], [one, two])).toEqual(UNAVAILABLE);
  });

  test('are known from one reading of one page', async () => {
    expect(await read([one], [one, two])).toEqual(these(one));
  });
});

describe('groups by a text', () => {
  const find = (...readings: ReturnType<typeof group>[][]) =>
    giving(...readings).directory.findByText('zebra');

  test('are unknown if three readings differ', async () => {
    expect(await find([one, two], [one, three], [two, three])).toEqual(UNAVAILABLE);
  });

  test('are known as soon as one has exactly this name', async () => {
    const exact = group(9, 'zebra');
    expect(await find([one, exact], [one, two])).toMatchObject({
      value: { groups: [{ id: one.id }, { id: exact.id }], complete: true },
    });
  });
});
