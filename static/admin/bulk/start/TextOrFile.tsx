import React from 'react';
import type { ChosenFile, FilePurpose } from '../file/filePart';
import { FileField } from '../file/FileField';
import { PasteField } from './PasteField';

type Props = {
  purpose: FilePurpose;
  file: ChosenFile | undefined;
  rows: number;
  isRequired?: boolean;
  initial: string;
  error: string | undefined;
  onPaste: (text: string) => void;
  onTakeOut: () => void;
};

/** A text that is pasted, or the file that was chosen in its place. */
export const TextOrFile = ({ purpose, file, onTakeOut, ...field }: Props) =>
  file ? (
    <FileField label={`bulk.${purpose}`} file={file} error={field.error} onTakeOut={onTakeOut} />
  ) : (
    <PasteField
      id={`bulk-${purpose}`}
      label={`bulk.${purpose}`}
      hint={`bulk.${purpose}.hint`}
      {...field}
    />
  );
