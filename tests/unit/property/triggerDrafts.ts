import fc, { type Arbitrary } from 'fast-check';
import type { AutomationKey } from '../../../src/domain/automationKey';
import { WEB_TRIGGERS, type WebTriggerName } from '../../../src/domain/webTriggerStatus';
import type { SiteGroup } from '../../seams/siteControl';
import { changes, junk } from './arbitraries';

export type Headers = Record<string, string[]>;

/** A call of the web trigger: its signature, and what is done to it afterwards. */
export type TriggerDraft = {
  key: AutomationKey;
  body: string;
  secret: string;
  /** In seconds. */
  age: number;
  trigger: string;
  method: string;
  spoil: (headers: Headers) => unknown;
};

export const SECRET = 'c2VjcmV0IG9mIHRoaXJ0eS10d28gYnl0ZXMuLi4uLi4=';

export const unspoilt = (headers: Headers): Headers => headers;

const spoils: Arbitrary<TriggerDraft['spoil']> = fc.oneof(
  { weight: 15, arbitrary: fc.constant(unspoilt) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<TriggerDraft['spoil']>(
      (headers) => ({ ...headers, 'X-Rollcall-Key': headers['x-rollcall-key'] }), // duplicate
      (headers) => ({ ...headers, 'x-rollcall-signature': [] }),
      (headers) => ({ ...headers, 'x-rollcall-timestamp': 'now' }),
      (headers) => ({ ...headers, 'x-rollcall-signature': ['sha256=', 'sha256='] }),
      () => ({}),
      () => undefined,
    ),
  },
  { weight: 1, arbitrary: junk.map((value) => () => value) },
);

const usually = <T>(usual: T, others: Arbitrary<T>): Arbitrary<T> =>
  fc.oneof({ weight: 15, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: others });

// A value unknown to JSON becomes an invalid text.
const textOf = (value: unknown): string => {
  try {
    return JSON.stringify(value ?? null);
  } catch {
    return 'no JSON';
  }
};

export const triggerDrafts = (
  keys: readonly AutomationKey[],
  groups: readonly SiteGroup[],
  people: readonly string[],
  trigger: WebTriggerName,
): Arbitrary<TriggerDraft> =>
  fc.record({
    key: fc.constantFrom(...keys),
    body: fc.oneof(
      { weight: 8, arbitrary: changes(groups, people, 'group').map(textOf) },
      { weight: 1, arbitrary: fc.oneof(fc.string({ unit: 'binary' }), fc.json()) },
      { weight: 1, arbitrary: fc.constantFrom('{"group":', '\ufeff{}', '[]', 'z'.repeat(150_000)) },
    ),
    secret: usually(SECRET, fc.string()),
    age: usually(0, fc.constantFrom(299, 400, -20, -60)),
    trigger: usually<string>(
      trigger,
      fc.constantFrom(...Object.keys(WEB_TRIGGERS).filter((name) => name !== trigger), ''),
    ),
    method: usually('POST', fc.constantFrom('GET', 'PUT', 'post', '__proto__')),
    spoil: spoils,
  });
