const OF_ROWS = 'rows: ';

type Kind = 'group' | 'bad-group' | 'person' | 'account' | 'action' | 'membership';

/** The key of a question about what a list says: its answer holds wherever a list says so. */
export const keyOf = (kind: Kind, ...said: readonly string[]): string =>
  `${kind} ${said.join(' ')}`;

/** The key of a question about rows that say nothing, or something odd: it holds for their list. */
export const keyOfRows = (which: string): string => `${OF_ROWS}${which}`;

export const isOfRows = (key: string): boolean => key.startsWith(OF_ROWS);
