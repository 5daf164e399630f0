/** Where the parts of a change stand in a list, by place of the column from 0. */
export type Columns = {
  /** How many columns the list has; cells beyond have no header. */
  width: number;
  /** A group's id before its name: the first that is not empty counts. */
  groups: number[];
  /** An account id before an e-mail: the first that is one counts. */
  people: number[];
  /** A person's name, which helps to find an e-mail's account. */
  name?: number;
  action?: number;
  reason?: number;
  /** What must be empty, because nobody knows what it means. */
  unknown: number[];
  /** What must name no removal: its header is not known, and no column has the actions. */
  doubtful: number[];
};
