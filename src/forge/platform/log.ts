export type LogLine = {
  event: string;
  code?: string;
  httpStatus?: number;
  reference?: string;
  /** IDs of groups are not personal data. */
  groupId?: string;
  otherGroupId?: string;
};

/**
 * Writes one line to the log: codes, statuses, references and IDs of groups. It can't contain a
 * message from outside, an address, a body, an account ID or a name.
 */
export const log = (line: LogLine): void => {
  // eslint-disable-next-line no-console -- Forge collects what functions print
  console.log(JSON.stringify(line));
};

/** Writes a line that needs attention. `forge logs` shows it as an error. */
export const logError = (line: LogLine): void => {
  // eslint-disable-next-line no-console -- Forge collects what functions print
  console.error(JSON.stringify(line));
};
