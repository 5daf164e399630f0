import { Inline, Lozenge } from '@forge/react';
import React from 'react';
import type { Group } from '../../../src/contract/adminApi';
import type { MessageKey } from '../words/fill';
import { useWords } from '../words/useWords';

type Kind = { label: MessageKey; about: MessageKey; appearance: 'default' | 'moved' | 'removed' };

const KINDS = {
  synced: { label: 'kind.synced', about: 'kind.synced.about', appearance: 'default' },
  team: { label: 'kind.team', about: 'kind.team.about', appearance: 'default' },
  admin: { label: 'kind.admin', about: 'kind.admin.about', appearance: 'removed' },
  access: { label: 'kind.access', about: 'kind.access.about', appearance: 'moved' },
  unknown: { label: 'kind.unknown', about: 'kind.unknown.about', appearance: 'moved' },
  asYou: { label: 'kind.as-you', about: 'kind.as-you.about', appearance: 'default' },
} as const satisfies Record<string, Kind>;

/** What an admin should know about a group before changing it. None for an ordinary group. */
export const kindsOf = ({ change, gives }: Group): Kind[] => {
  const kinds: Kind[] = [];
  if (change === 'externally-managed') kinds.push(KINDS.synced);
  if (change === 'team') kinds.push(KINDS.team);
  if (gives === 'admin-rights') kinds.push(KINDS.admin);
  if (gives === 'access') kinds.push(KINDS.access);
  if (gives === 'unknown') kinds.push(KINDS.unknown);
  // Groups that may give admin rights are always changed as the admin.
  if (change === 'as-viewer-only' && (gives === 'access' || gives === 'nothing'))
    kinds.push(KINDS.asYou);
  return kinds;
};

/** A group's kinds as labels. Shows nothing for an ordinary group. */
export const GroupKinds = ({ group }: { group: Group }) => {
  const words = useWords();
  return (
    <Inline space="space.050" rowSpace="space.050" shouldWrap>
      {kindsOf(group).map(({ label, appearance }) => (
        <Lozenge key={label} appearance={appearance}>
          {words(label)}
        </Lozenge>
      ))}
    </Inline>
  );
};
