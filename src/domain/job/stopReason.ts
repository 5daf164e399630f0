/** Why a step of a job ended. Times are in milliseconds since 1970. */
export type StopReason =
  /** Nothing is left to begin. */
  | { is: 'exhausted' }
  /** Its own time is over; there is more to do. */
  | { is: 'time' }
  | { is: 'rate-limit'; until: number }
  /** Until the next full hour, or longer where Confluence asked for longer. */
  | { is: 'hourly-pool'; until?: number }
  /** Confluence gives no answers. */
  | { is: 'confluence' }
  /** Confluence refuses every identity that works without the owner being there. */
  | { is: 'refused' }
  | { is: 'approval' }
  /** The owner administers Confluence no more, or is turned away by it. */
  | { is: 'owner-gone' }
  /** Confluence has no licence left for whom the job adds. */
  | { is: 'no-seats' }
  | { is: 'paused' }
  | { is: 'cancelled' }
  /** A bug, or a storage that failed. */
  | { is: 'broken' };
