import { caughtCalls } from './caughtCalls';
import ForgeReconciler, { Text } from '@forge/react';
import React, { useState } from 'react';
import { RowsTable } from '../../../static/admin/rows/RowsTable';
import { FramePlace } from '../../../static/admin/frames/OneFrame';

const shown = (): string => JSON.stringify(caughtCalls.at(-1)?.data);

test('draws the rows of a table only while its tab is visible', () => {
  let setVisible: (isVisible: boolean) => void = () => undefined;
  const Page = () => {
    const [isVisible, set] = useState(true);
    setVisible = set;
    return (
      <FramePlace isVisible={isVisible}>
        <RowsTable
          label="bulk.jobs.title"
          columns={[{ title: 'bulk.jobs.source', width: 100 }]}
          rows={['Ada', 'Grace'].map((name) => [<Text>{name}</Text>])}
        />
      </FramePlace>
    );
  };
  ForgeReconciler.render(<Page />);
  expect(shown()).toMatch(/Ada.*Grace/);
  setVisible(false);
  expect(shown()).not.toMatch(/Ada|Grace/);
  expect(shown()).toContain('bulk.jobs.title'); // the table keeps its place
  setVisible(true);
  expect(shown()).toMatch(/Ada.*Grace/);
});
