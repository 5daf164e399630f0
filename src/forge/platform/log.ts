export type LogLine = {
  event: string;
  code?: string;
  httpStatus?: number;
  reference?: string;
  /** IDs of groups, which are no personal data. */
  groupId?: string;
  otherGroupId?: string;
};

/**
 * Writes one line to the log: codes, statuses, references and IDs of groups. No message from outside,
 * no address, no body, no account ID and no name can get in.
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
