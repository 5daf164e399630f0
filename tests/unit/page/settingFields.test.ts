import { settings } from '../../../src/contract/actionInputs';
import { parseInput } from '../../../src/contract/parse';
import { FIRST_SETTINGS } from '../../../src/domain/settings';
import { SETTING_FIELDS, typedNumber } from '../../../static/admin/settings/settingFields';

test.each(SETTING_FIELDS)('accepts the same numbers for $setting as the backend', (field) => {
  const { setting, range } = field;
  const [least, most] = range;
  const takes = (value: number) => parseInput(settings, { ...FIRST_SETTINGS, [setting]: value }).ok;
  expect([least - 1, least, most, most + 1].map(takes)).toEqual([false, true, true, false]);
  expect(typedNumber(most.toString(), range)).toBe(most);
  expect(typedNumber((most + 1).toString(), range)).toBeUndefined();
});

test.each(['', ' ', '-1', '1.5', '5,0', '1e3', 'ten', '123456'])(
  'does not accept %j as a number',
  (typed) => {
    expect(typedNumber(typed, [0, 50_000])).toBeUndefined();
  },
);
