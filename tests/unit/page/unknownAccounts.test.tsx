import { caughtCalls } from './caughtCalls';
import ForgeReconciler, { Stack } from '@forge/react';
import React, { Fragment } from 'react';
import type { RowOutcome } from '../../../src/contract/bulkApi';
import { jobRowCells } from '../../../static/admin/bulk/job/JobRowsTable';
import { ChangesTable } from '../../../static/admin/activity/ChangesTable';
import type { ActivityEntry } from '../../../static/admin/activity/activityEntry';
import { groupView } from './views';

const ACCOUNT = '5b10ac8d82e05b22cc7d4ef5';
const USER = `"accountId":"${ACCOUNT}"`;
const ID = `"text":"${ACCOUNT}"`;

const shown = (element: React.JSX.Element): string => {
  ForgeReconciler.render(element);
  return JSON.stringify(caughtCalls.at(-1)?.data);
};

const jobRow = (outcome: RowOutcome): string => {
  const row = { row: 1, group: 0, action: 'remove', accountId: ACCOUNT } as const;
  const cells = jobRowCells(
    { ...row, end: { outcome, certain: true } },
    [groupView()],
    (key) => key,
  );
  return shown(
    <Stack>
      {cells.map((cell, place) => (
        <Fragment key={place}>{cell}</Fragment>
      ))}
    </Stack>,
  );
};

const change = (outcome: 'removed' | 'not-a-member' | 'account-not-found'): string => {
  const entry: ActivityEntry = {
    kind: 'change',
    at: '2026-08-03T10:00:00Z',
    change: {
      id: 'change-1',
      begunAt: '2026-08-03T10:00:00Z',
      action: 'remove',
      accountId: ACCOUNT,
      group: { id: 'id-a', name: 'group a' },
      actor: { kind: 'key', keyId: 'key-1', ownerId: 'owner' },
      ending: { outcome, endedAt: '2026-08-03T10:00:01Z', certain: true },
    },
  };
  return shown(<ChangesTable entries={[entry]} />);
};

// The User component draws an account that doesn't exist as a former user.
test.each([
  ['a row of a job', jobRow],
  ['a recorded change', change],
] as const)('%s names an account that may not exist by its ID', (_which, draw) => {
  expect(draw('removed')).toContain(USER);
  expect(draw('removed')).not.toContain(ID);
  expect(draw('not-a-member')).toContain(USER);
  expect(draw('not-a-member')).toContain(ID);
  expect(draw('account-not-found')).toContain(ID);
  expect(draw('account-not-found')).not.toContain(USER);
});
