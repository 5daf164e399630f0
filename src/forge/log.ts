export type LogLine = { event: string; code?: string; httpStatus?: number; reference?: string };

/**
 * The only way into the log: classes, codes, statuses and references. No message from outside,
 * no address, no body and no name can get in.
 */
export const log = (line: LogLine): void => {
  // eslint-disable-next-line no-console -- Forge collects what functions print
  console.log(JSON.stringify(line));
};
