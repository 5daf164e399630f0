/** What the page does about a job next: ask how it is, carry out a step of it, or nothing more. */
export type NextStep = { is: 'ask' | 'drive'; afterMs: number } | { is: 'rest' };
