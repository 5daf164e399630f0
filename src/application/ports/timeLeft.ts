/** How long Confluence may still take in this invocation, in milliseconds; never below zero. */
export type TimeLeft = () => number;
