import { Stack } from '@forge/react';
import React from 'react';
import type { Loaded } from '../load/useLoaded';
import { RecentChanges } from '../recent/RecentChanges';
import type { RecentEntry } from '../recent/recentEntry';
import { MembershipForm } from './MembershipForm';

type Props = { recent: Loaded<RecentEntry[]>; onChanged: () => void };

/** The first tab: add or remove somebody, and below it what was done lately. */
export const AddPeople = ({ recent, onChanged }: Props) => (
  <Stack space="space.400">
    <MembershipForm onChanged={onChanged} />
    <RecentChanges changes={recent} />
  </Stack>
);
