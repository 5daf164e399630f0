import type { Installation } from '../installation/installation';

/** One running call of one of the app's functions. */
export type Invocation = {
  id: string;
  functionKey: string;
  installation: Installation;
  /** Who is signed in at the page; nobody in a web trigger, a consumer or a scheduled trigger. */
  viewer: string | undefined;
  /** The id of the invocation that began this chain of events: its own, where no event called it. */
  chain: string;
  /** Ends the function at once, as when the platform takes its machine away. */
  kill: () => void;
};
