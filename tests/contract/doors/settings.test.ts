import { startWholeApp, type WholeApp } from '../../seams/wholeApp';
import { invoke } from './doors';

describe('the settings', () => {
  let app: WholeApp;
  beforeEach(async () => {
    app = await startWholeApp();
  });
  afterEach(() => app.close());

  const call = (action: string, payload: Record<string, unknown> = {}) =>
    invoke(app, app.site.accounts.admin, action, payload);

  const GOOD = { mostRemovals: 20, mostRemovedPercent: 30, pointsLeftPercent: 5 };

  test.each([
    { mostRemovals: 1e9 },
    { mostRemovals: -1 },
    { mostRemovedPercent: 0.5 },
    { pointsLeftPercent: 500 },
  ])('that are out of range are refused and change nothing: %j', async (bad) => {
    expect(await call('saveSettings', GOOD)).toMatchObject({ ok: true });
    expect(await call('saveSettings', { ...GOOD, ...bad })).toEqual({
      ok: false,
      failure: { code: 'invalid-input', field: 'body' },
    });
    expect(await call('getSettings')).toMatchObject({ ok: true, value: GOOD });
  });

  test('that another admin changed meanwhile are not changed back', async () => {
    const seen = { ...GOOD, mostRemovals: 500 };
    expect(await call('saveSettings', GOOD)).toMatchObject({ ok: true });
    expect(await call('saveSettings', seen)).toEqual({
      ok: false,
      failure: { code: 'plan-differs' },
    });
    expect(await call('getSettings')).toMatchObject({ ok: true, value: GOOD });
  });
});
