import { useState } from 'react';
import type { Settings, SettingsView } from '../../../src/application/adminApi';
import { invoke } from '../invoke';
import type { RunAction } from '../load/useAction';
import { SETTING_FIELDS, typedNumber, type Setting } from './settingFields';

type Typed = Record<Setting, string>;

/** The fields as they are typed, which of them are wrong, and the saving of them. */
export const useSettingsForm = (from: SettingsView, run: RunAction, onSaved: () => void) => {
  const [typed, setTyped] = useState<Typed>(() => ({
    mostRemovals: String(from.mostRemovals),
    mostRemovedPercent: String(from.mostRemovedPercent),
    pointsLeftPercent: String(from.pointsLeftPercent),
  }));
  const isWrong = (setting: Setting): boolean =>
    SETTING_FIELDS.some(
      (field) =>
        field.setting === setting && typedNumber(typed[setting], field.range) === undefined,
    );

  const submit = async (): Promise<void> => {
    if (SETTING_FIELDS.some(({ setting }) => isWrong(setting))) return;
    const settings: Settings = {
      mostRemovals: Number(typed.mostRemovals),
      mostRemovedPercent: Number(typed.mostRemovedPercent),
      pointsLeftPercent: Number(typed.pointsLeftPercent),
    };
    await run(() => invoke('saveSettings', settings), onSaved);
  };

  const change = (setting: Setting, value: string): void => {
    setTyped((before) => ({ ...before, [setting]: value }));
  };

  return { typed, isWrong, submit, change };
};
