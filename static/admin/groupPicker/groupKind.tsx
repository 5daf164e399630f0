import { Inline, Lozenge } from '@forge/react';
import React from 'react';
import type { Group } from '../../../src/contract/adminApi';
import { useWords } from '../words/useWords';

/** A group's kind: `kind.synced` is its label, and `kind.synced.about` says what it means. */
type Kind = keyof typeof APPEARANCES;

const APPEARANCES = {
  synced: 'default',
  team: 'default',
  admin: 'removed',
  access: 'moved',
  unknown: 'moved',
  'as-you': 'default',
} as const;

/** What an admin should know about a group before changing it. None for an ordinary group. */
export const kindsOf = ({ change, gives }: Group): Kind[] => {
  const kinds: Kind[] = [];
  if (change === 'externally-managed') kinds.push('synced');
  if (change === 'team') kinds.push('team');
  if (gives === 'admin-rights') kinds.push('admin');
  if (gives === 'access') kinds.push('access');
  if (gives === 'unknown') kinds.push('unknown');
  // Groups that may give admin rights are always changed as the admin.
  if (change === 'as-viewer-only' && (gives === 'access' || gives === 'nothing'))
    kinds.push('as-you');
  return kinds;
};

/** A group's kinds as labels. Shows nothing for an ordinary group. */
export const GroupKinds = ({ group }: { group: Group }) => {
  const words = useWords();
  return (
    <Inline space="space.050" rowSpace="space.050" shouldWrap>
      {kindsOf(group).map((kind) => (
        <Lozenge key={kind} appearance={APPEARANCES[kind]}>
          {words(`kind.${kind}`)}
        </Lozenge>
      ))}
    </Inline>
  );
};
