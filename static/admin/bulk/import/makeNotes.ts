import type { Finding, FindingCode } from './import';

const LONGEST_TEXT = 200; // characters; enough to know a cell by

/** Collects findings: at most one of a code for each row, the first. */
export const makeNotes = (): {
  note: (row: number, code: FindingCode, mended: boolean, text?: string) => void;
  findings: Finding[];
} => {
  const findings: Finding[] = [];
  const noted = new Set<string>();
  const note = (row: number, code: FindingCode, mended: boolean, text?: string): void => {
    const key = `${row} ${code}`;
    if (noted.has(key)) return;
    noted.add(key);
    const cut = text === undefined || text === '' ? {} : { text: text.slice(0, LONGEST_TEXT) };
    findings.push({ row, code, mended, ...cut });
  };
  return { note, findings };
};

export type Note = ReturnType<typeof makeNotes>['note'];
