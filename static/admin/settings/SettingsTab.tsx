import { Stack, Text, User } from '@forge/react';
import React, { useState } from 'react';
import type { SettingsView, SiteStatus } from '../../../src/contract/adminApi';
import { invoke } from '../api/invoke';
import { type Loaded, useAction, useLoaded } from '../api/useLoaded';
import { FailureMessage } from '../ui/FailureMessage';
import { LearnMore } from '../ui/LearnMore';
import { Phrase } from '../ui/Phrase';
import { Note, Status, Title } from '../ui/layout';
import { WhenLoaded } from '../ui/WhenLoaded';
import { moment } from '../words/fill';
import { useLocale, useWords } from '../words/useWords';
import { Delegation } from './Delegation';
import { settingsWords } from './settingFields';
import { SettingsForm } from './SettingsForm';

/**
 * Settings for the whole site: the delegated groups, and the guard rails of bulk changes. These are
 * loaded last, so nothing below them moves.
 */
export const SettingsTab = ({ site }: { site: Loaded<SiteStatus> }) => {
  const words = useWords();
  return (
    <Stack space="space.400">
      <Text>
        {words('settings.whole-site')} <LearnMore topic="settings" />
      </Text>
      <Delegation site={site} />
      <GuardRails />
    </Stack>
  );
};

/** Guard rails for bulk changes. All admins can read them, site admins can change them. */
const GuardRails = () => {
  const words = useWords();
  const settings = useSettings();
  const [wasSaved, setWasSaved] = useState(false);
  const { run, isRunning, failure } = useAction(settings.reload);
  return (
    <Stack space="space.200">
      <Title>{words('settings.title')}</Title>
      <Text>{words('settings.about')}</Text>
      <Status>
        {failure && (
          <FailureMessage title="settings.not-saved" failure={failure} special={settingsWords} />
        )}
        {wasSaved && !failure && !isRunning && (
          <Note appearance="success" title="settings.saved" text="settings.saved.next" />
        )}
      </Status>
      <WhenLoaded from={settings} failed="settings.failed">
        {(value) => (
          <Stack space="space.200">
            {value.viewerIsSiteAdmin !== true && (
              <Text>
                {words(
                  value.viewerIsSiteAdmin === false
                    ? 'settings.locked'
                    : 'delegation.locked.not-known',
                )}
              </Text>
            )}
            <SettingsForm
              settings={value}
              mayChange={value.viewerIsSiteAdmin === true}
              isRunning={isRunning || settings.isBusy} // the next save needs the new time of change
              run={run}
              onTyped={() => {
                setWasSaved(false);
              }}
              onSaved={() => {
                setWasSaved(true);
              }}
            />
            {value.changed && <WhoChanged changed={value.changed} />}
          </Stack>
        )}
      </WhenLoaded>
    </Stack>
  );
};

/** Who changed the settings last, and when. */
const WhoChanged = ({ changed }: { changed: NonNullable<SettingsView['changed']> }) => {
  const locale = useLocale();
  return (
    <Text size="small">
      <Phrase
        text="settings.changed"
        values={{ who: <User accountId={changed.by} />, when: moment(changed.at, locale) }}
      />
    </Text>
  );
};

const ask = () => invoke('getSettings');

/** The guard rails that site admins have set. */
const useSettings = (): Loaded<SettingsView> => useLoaded(ask);
