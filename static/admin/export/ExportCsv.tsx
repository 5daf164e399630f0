import { Inline, LoadingButton, Stack } from '@forge/react';
import React, { useState } from 'react';
import { useWords } from '../words/useWords';
import { ExportButtons } from './ExportButtons';

type Props = {
  /** The button that makes the file: "Export results". */
  label: string;
  fileName: string;
  /** Whether the rows are being loaded. */
  isBusy: boolean;
  /**
   * Makes the CSV. Undefined if it can't, which the caller shows. Use `guardFormula` for its cells.
   * After a change of what it makes, give the component another `key`.
   */
  write: () => Promise<string | undefined>;
};

/** Makes a CSV file on request, and offers to save or copy it. 50,000 rows are fine. */
export const ExportCsv = ({ label, fileName, isBusy, write }: Props) => {
  const words = useWords();
  const [csv, setCsv] = useState<string>();
  const text = () => csv;
  return (
    <Stack space="space.100" alignInline="stretch">
      <Inline>
        <LoadingButton isLoading={isBusy} onClick={() => void write().then(setCsv)}>
          {label}
        </LoadingButton>
      </Inline>
      {csv !== undefined && (
        <ExportButtons
          buttons={[
            { id: 'download', action: 'download', label: words('export.csv'), fileName, text },
            { id: 'copy', action: 'copy', label: words('export.copy'), text },
          ]}
        />
      )}
    </Stack>
  );
};
