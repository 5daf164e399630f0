import React from 'react';
import { Box, Form, FormFooter, LoadingButton, Stack, xcss } from '@forge/react';
import type { SettingsView } from '../../../src/application/adminApi';
import type { RunAction } from '../load/useAction';
import { useNumber } from '../words/useNumber';
import { useWords } from '../words/useWords';
import { NumberField } from './NumberField';
import { SETTING_FIELDS } from './settingFields';
import { useSettingsForm } from './useSettingsForm';

type Props = {
  settings: SettingsView;
  mayChange: boolean;
  isRunning: boolean;
  run: RunAction;
  onSaved: () => void;
};

const readable = xcss({ maxWidth: '600px' });

/** The settings in fields, which those who may change them can send. */
export const SettingsForm = ({ settings, mayChange, isRunning, run, onSaved }: Props) => {
  const words = useWords();
  const number = useNumber();
  const { typed, isWrong, submit, change } = useSettingsForm(settings, run, onSaved);
  return (
    <Box xcss={readable}>
      <Form onSubmit={submit}>
        <Stack space="space.150">
          {SETTING_FIELDS.map(({ setting, label, hint, range: [least, most] }) => (
            <NumberField
              key={setting}
              id={setting}
              label={words(label)}
              hint={words(hint)}
              value={typed[setting]}
              isReadOnly={!mayChange}
              error={
                isWrong(setting)
                  ? words('settings.number', { least: number(least), most: number(most) })
                  : undefined
              }
              onChange={(value) => {
                change(setting, value);
              }}
            />
          ))}
        </Stack>
        {mayChange && (
          <FormFooter align="start">
            <LoadingButton type="submit" appearance="primary" isLoading={isRunning}>
              {words('settings.submit')}
            </LoadingButton>
          </FormFooter>
        )}
      </Form>
    </Box>
  );
};
