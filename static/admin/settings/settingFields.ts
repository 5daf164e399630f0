import type { Settings } from '../../../src/contract/adminApi';
import { SETTING_RANGES } from '../../../src/domain/limits';
import { unanswered, type SpecialWords } from '../words/failureWords';
import type { MessageKey } from '../words/fill';

export type Setting = keyof Settings;

/** The settings with the backend's minimum and maximum. The hint of `label` is `label.hint`. */
export const SETTING_FIELDS = [
  {
    setting: 'mostRemovals',
    label: 'settings.most-removals',
    range: SETTING_RANGES.mostRemovals,
  },
  {
    setting: 'mostRemovedPercent',
    label: 'settings.most-percent',
    range: SETTING_RANGES.mostRemovedPercent,
  },
  {
    setting: 'pointsLeftPercent',
    label: 'settings.points-reserve',
    range: SETTING_RANGES.pointsLeftPercent,
  },
] as const satisfies {
  setting: Setting;
  label: MessageKey;
  range: readonly [number, number];
}[];

/** Digits only: "1e3" and "5,0" are probably typos. */
const WHOLE = /^\d{1,5}$/;

/** The number typed for a setting. Undefined if it isn't a number or out of range. */
export const typedNumber = (
  typed: string,
  [least, most]: readonly [number, number],
): number | undefined => {
  const text = typed.trim();
  const value = Number(text);
  return WHOLE.test(text) && value >= least && value <= most ? value : undefined;
};

/** Settings are refused for other reasons than a change of members. */
export const settingsWords: SpecialWords = {
  'not-permitted': { title: 'settings.not-permitted.title', next: 'delegation.not-permitted.next' },
  'plan-differs': { title: 'settings.differ.title', next: 'settings.differ.next' },
  ...unanswered('settings.uncertain.next', 'settings.uncertain'),
};
