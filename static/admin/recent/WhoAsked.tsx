import React from 'react';
import { Code, Text, User } from '@forge/react';
import type { RecordedChange } from '../../../src/application/adminApi';
import { Phrase } from '../words/Phrase';

/** Who asked for a change: an admin at the page, or an outside system with somebody's key. */
export const WhoAsked = ({ actor }: { actor: RecordedChange['actor'] }) => {
  if (actor.kind === 'account') return <User accountId={actor.accountId} />;
  return (
    <Text>
      <Phrase
        of="recent.by-key"
        with={{ key: <Code>{actor.keyId}</Code>, owner: <User accountId={actor.ownerId} /> }}
      />
    </Text>
  );
};
