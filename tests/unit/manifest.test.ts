import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import {
  STATUSES_OF_TRIGGER,
  type WebTriggerName,
  type WebTriggerStatus,
} from '../../src/domain/webTriggerStatus';
import * as app from '../../src/index';

type Manifest = {
  modules: {
    webtrigger: { key: string; response: { type: string; outputs: Output[] } }[];
    function: { key: string; handler: string }[];
    'confluence:globalSettings': Record<string, unknown>[];
    'automation:actionProvider': { actions: string[] }[];
    action: { key: string; inputs: object; outputs: object; config: object }[];
  };
};
type Output = { key: string; statusCode: number; contentType: string; body: string };

const manifest = parse(
  readFileSync(join(__dirname, '../../manifest.yml'), 'utf8'),
) as unknown as Manifest;

const HTTP: Record<WebTriggerStatus, number> = {
  added: 201,
  'already-member': 200,
  removed: 200,
  'not-a-member': 200,
  'invalid-input': 400,
  unsigned: 401,
  'not-permitted': 403,
  'app-not-authorized': 403,
  'group-not-allowed': 403,
  'not-an-admin': 403,
  'group-not-found': 404,
  'account-not-found': 404,
  'wrong-method': 405,
  'externally-managed': 409,
  'no-seats': 409,
  'in-progress': 409,
  'too-large': 413,
  'rate-limited': 429,
  'rate-limited-until-hour': 429,
  unexpected: 500,
  unavailable: 503,
  'timed-out': 504,
};

const triggers = Object.keys(STATUSES_OF_TRIGGER) as WebTriggerName[];

const responseOf = (name: WebTriggerName) =>
  manifest.modules.webtrigger.find(({ key }) => key === name)?.response;

describe('the manifest', () => {
  test('has the web triggers of the app, and no others', () => {
    expect(manifest.modules.webtrigger.map(({ key }) => key)).toEqual(triggers);
  });

  test.each(triggers)('has exactly one static output for each status of %s', (name) => {
    expect(responseOf(name)?.type).toBe('static');
    const keys = responseOf(name)?.outputs.map(({ key }) => key);
    expect(keys?.toSorted()).toEqual([...STATUSES_OF_TRIGGER[name]].toSorted());
    expect(keys?.length).toBeLessThanOrEqual(20); // the platform's limit
  });

  test.each(triggers.flatMap((name) => STATUSES_OF_TRIGGER[name].map((status) => [name, status])))(
    'lets %s answer %s with its HTTP status and its own name',
    (name, status) => {
      const output = responseOf(name as WebTriggerName)?.outputs.find(({ key }) => key === status);
      expect(output?.statusCode).toBe(HTTP[status as WebTriggerStatus]);
      expect(output?.contentType).toBe('application/json');
      expect(JSON.parse(output?.body ?? '')).toEqual({ status });
    },
  );

  // A module with one of the flags loses its link in Confluence's settings.
  test('has Setup as a second way to the page, and no flag on the first', () => {
    const [admin = {}, setup = {}, ...others] = manifest.modules['confluence:globalSettings'];
    expect(others).toEqual([]);
    expect([admin['key'], setup['key']]).toEqual(['rollcall-admin', 'rollcall-setup']);
    expect(admin).not.toHaveProperty('useAsGetStarted');
    expect(admin).not.toHaveProperty('useAsConfig');
    expect(setup).toMatchObject({ useAsGetStarted: true, resource: admin['resource'] });
    expect(setup).not.toHaveProperty('useAsConfig');
  });

  test('offers both actions to Automation, with the same form, inputs and outputs', () => {
    const { action, 'automation:actionProvider': providers } = manifest.modules;
    expect(action.map(({ key }) => key)).toEqual(['add-person', 'remove-person']);
    expect(providers.map(({ actions }) => actions)).toEqual([action.map(({ key }) => key)]);
    const [add, remove] = action.map(({ config, inputs, outputs }) => ({
      ...{ config, inputs, outputs: Object.keys(outputs) },
    }));
    expect(add).toEqual(remove);
    expect(add?.outputs).toEqual(['status', 'groupName', 'accountId']);
  });

  test('names handlers that exist', () => {
    for (const { handler } of manifest.modules.function) {
      const [file, name = ''] = handler.split('.');
      expect(file).toBe('index');
      expect(Object.hasOwn(app, name)).toBe(true);
    }
    expect(manifest.modules.function).toHaveLength(Object.keys(app).length);
  });
});
