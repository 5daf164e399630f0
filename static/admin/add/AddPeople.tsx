import React from 'react';
import { Stack } from '@forge/react';
import { RecentChanges } from '../recent/RecentChanges';
import { useRecentChanges } from '../recent/useRecentChanges';
import { MembershipForm } from './MembershipForm';

/** The first tab: add or remove somebody, and below it what was done lately. */
export const AddPeople = ({ onChanged }: { onChanged: () => void }) => {
  const recent = useRecentChanges();
  const reload = (): void => {
    recent.reload();
    onChanged();
  };
  return (
    <Stack space="space.400">
      <MembershipForm onChanged={reload} />
      <RecentChanges changes={recent} />
    </Stack>
  );
};
