import { caughtCalls } from './caughtCalls';
import ForgeReconciler, { Text } from '@forge/react';
import React from 'react';
import { LearnMore } from '../../../static/admin/ui/LearnMore';

const drawn = (docs: string): string => {
  ForgeReconciler.render(
    <Text>
      About. <LearnMore topic="bulk" docs={docs} />
    </Text>,
  );
  return JSON.stringify(caughtCalls.at(-1)?.data);
};

test('leads to the docs of a tab', () => {
  expect(drawn('https://docs.test/rollcall')).toContain('https://docs.test/rollcall/bulk.md');
});

test('shows no link while the docs have no address', () => {
  expect(drawn('')).toContain('About.');
  expect(drawn('')).not.toMatch(/learn-more|href/);
});
