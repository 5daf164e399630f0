import React from 'react';
import { Stack } from '@forge/react';
import { RecentChanges } from '../recent/RecentChanges';
import { useRecentChanges } from '../recent/useRecentChanges';
import { AddMember } from './AddMember';

/** The first tab: add somebody, and below it what was done lately. */
export const AddPeople = ({ onChanged }: { onChanged: () => void }) => {
  const recent = useRecentChanges();
  const reload = (): void => {
    recent.reload();
    onChanged();
  };
  return (
    <Stack space="space.400">
      <AddMember onChanged={reload} />
      <RecentChanges changes={recent} />
    </Stack>
  );
};
