import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { WEB_TRIGGER_STATUSES, type WebTriggerStatus } from '../../src/domain/webTriggerStatus';
import * as app from '../../src/index';

type Manifest = {
  modules: {
    webtrigger: { key: string; response: { type: string; outputs: Output[] } }[];
    function: { key: string; handler: string }[];
  };
};
type Output = { key: string; statusCode: number; contentType: string; body: string };

const manifest = parse(
  readFileSync(join(__dirname, '../../manifest.yml'), 'utf8'),
) as unknown as Manifest;

const HTTP: Record<WebTriggerStatus, number> = {
  added: 201,
  'already-member': 200,
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

describe('the manifest', () => {
  const trigger = manifest.modules.webtrigger.find(({ key }) => key === 'add-member');

  test('has exactly one static output for each status of the web trigger', () => {
    expect(trigger?.response.type).toBe('static');
    const keys = trigger?.response.outputs.map(({ key }) => key);
    expect(keys?.toSorted()).toEqual([...WEB_TRIGGER_STATUSES].toSorted());
    expect(keys?.length).toBeLessThanOrEqual(20); // the platform's limit
  });

  test.each(WEB_TRIGGER_STATUSES)('answers %s with its HTTP status and its own name', (status) => {
    const output = trigger?.response.outputs.find(({ key }) => key === status);
    expect(output?.statusCode).toBe(HTTP[status]);
    expect(output?.contentType).toBe('application/json');
    expect(JSON.parse(output?.body ?? '')).toEqual({ status });
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
