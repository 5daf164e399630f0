import React from 'react';
import { Text, User } from '@forge/react';
import type { SettingsView } from '../../../src/application/adminApi';
import { moment } from '../words/moment';
import { Phrase } from '../words/Phrase';
import { useLocale } from '../words/useLocale';

/** Who changed the settings last, and when. */
export const WhoChanged = ({ changed }: { changed: NonNullable<SettingsView['changed']> }) => {
  const locale = useLocale();
  return (
    <Text size="small">
      <Phrase
        of="settings.changed"
        with={{ who: <User accountId={changed.by} />, when: moment(changed.at, locale) }}
      />
    </Text>
  );
};
