import { Box, Form, HelperMessage, Stack, Text } from '@forge/react';
import React, { useRef, useState } from 'react';
import type { SettingsView } from '../../../src/contract/adminApi';
import { invoke } from '../api/invoke';
import type { RunAction } from '../api/useLoaded';
import { useNumber, useWords } from '../words/useWords';
import { TextField } from '../ui/fields';
import { Submit, readable } from '../ui/layout';
import { type Setting, SETTING_FIELDS, typedNumber } from './settingFields';

type SettingsFormProps = {
  settings: SettingsView;
  mayChange: boolean;
  isRunning: boolean;
  run: RunAction;
  onTyped: () => void;
  onSaved: () => void;
};

/** The settings as fields. Site admins can save them. */
export const SettingsForm = ({
  settings,
  mayChange,
  isRunning,
  run,
  onTyped,
  onSaved,
}: SettingsFormProps) => {
  const words = useWords();
  const number = useNumber();
  const { typed, isWrong, submit, change } = useSettingsForm(settings, run, onSaved);
  return (
    <Box xcss={readable}>
      <Form onSubmit={submit}>
        <Stack space="space.150">
          {SETTING_FIELDS.map((field) => {
            const {
              setting,
              label,
              range: [least, most],
            } = field;
            return (
              <NumberField
                key={setting}
                id={setting}
                label={words(label)}
                hint={words(`${label}.hint`)}
                value={String(typed[setting])}
                mayChange={mayChange}
                error={
                  isWrong(field)
                    ? words('settings.number', { least: number(least), most: number(most) })
                    : undefined
                }
                onChange={(value) => {
                  change(setting, value);
                  onTyped();
                }}
              />
            );
          })}
        </Stack>
        {mayChange && (
          <Submit appearance="primary" isLoading={isRunning}>
            {words('settings.submit')}
          </Submit>
        )}
      </Form>
    </Box>
  );
};

type NumberFieldProps = {
  id: string;
  label: string;
  hint: string;
  value: string;
  error: string | undefined;
  mayChange: boolean;
  onChange: (typed: string) => void;
};

/** A number field, with a hint or an error below it. A number that may not be changed is a text. */
const NumberField = ({ mayChange, hint, onChange, ...field }: NumberFieldProps) =>
  mayChange ? (
    <TextField
      {...field}
      width="small"
      hint={field.error === undefined && hint}
      onChange={onChange}
    />
  ) : (
    <Box>
      <Text>
        <Text as="strong">{field.label}:</Text> {field.value}
      </Text>
      <HelperMessage>{hint}</HelperMessage>
    </Box>
  );

type Typed = Record<Setting, string | number>;

/** The typed texts, their errors, and the call that saves them. */
const useSettingsForm = (from: SettingsView, run: RunAction, onSaved: () => void) => {
  const [typed, setTyped] = useState<Typed>(from);
  const changedAt = from.changed?.at;
  const [seenAt, setSeenAt] = useState(changedAt);
  const sent = useRef<Typed>();
  const latest = useRef(typed);
  latest.current = typed;
  // What was typed over older settings must not undo what another admin saved. What was typed while
  // these were being saved stays.
  if (seenAt !== changedAt) {
    setSeenAt(changedAt);
    setTyped(typedSince(sent.current, typed, from));
  }
  const isWrong = ({ setting, range }: (typeof SETTING_FIELDS)[number]): boolean =>
    typedNumber(String(typed[setting]), range) === undefined;

  const submit = async (): Promise<void> => {
    if (SETTING_FIELDS.some(isWrong)) return;
    const settings = {
      mostRemovals: Number(typed.mostRemovals),
      mostRemovedPercent: Number(typed.mostRemovedPercent),
      pointsLeftPercent: Number(typed.pointsLeftPercent),
      changedAt,
    };
    sent.current = typed;
    await run(
      () => invoke('saveSettings', settings),
      () => {
        if (latest.current === sent.current) onSaved(); // nothing else was typed meanwhile
      },
    );
  };

  const change = (setting: Setting, value: string): void => {
    setTyped((before) => ({ ...before, [setting]: value }));
  };

  return { typed, isWrong, submit, change };
};

/** The new settings. If they are those that were sent, with what was typed since then. */
const typedSince = (sent: Typed | undefined, typed: Typed, now: SettingsView): Typed => {
  const fields = SETTING_FIELDS.map(({ setting }) => setting);
  if (!sent || fields.some((setting) => Number(sent[setting]) !== now[setting])) return now;
  const typedAfter = fields.filter((setting) => typed[setting] !== sent[setting]);
  return { ...now, ...Object.fromEntries(typedAfter.map((setting) => [setting, typed[setting]])) };
};
