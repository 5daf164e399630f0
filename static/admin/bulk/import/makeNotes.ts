import type { Finding, FindingCode } from './import';

const MAX_TEXT_LENGTH = 200; // characters; enough to know a cell by

/** Collects findings, a row at a time: of those with the same code that follow each other, the first. */
export const makeNotes = (): {
  note: (row: number, code: FindingCode, fixed: boolean, text?: string) => void;
  findings: Finding[];
} => {
  const findings: Finding[] = [];
  const isNoted = (row: number, code: FindingCode): boolean => {
    for (let at = findings.length - 1; findings[at]?.row === row; at -= 1)
      if (findings[at]?.code === code) return true;
    return false;
  };
  const note = (row: number, code: FindingCode, fixed: boolean, text = ''): void => {
    if (isNoted(row, code)) return;
    findings.push(
      text === ''
        ? { row, code, fixed }
        : { row, code, fixed, text: text.slice(0, MAX_TEXT_LENGTH) },
    );
  };
  return { note, findings };
};

export type Note = ReturnType<typeof makeNotes>['note'];
