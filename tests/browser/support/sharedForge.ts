import { startLocalForge, type LocalForge } from '../../host/support/localForge';

/** The local Forge that the test files of a worker share. */
export type SharedForge = {
  /**
   * Returns a Forge in its first state. Resets the running one if it has the same flags; otherwise
   * starts another.
   */
  fresh: (flags: readonly string[]) => Promise<LocalForge>;
  stop: () => Promise<void>;
};

export const makeSharedForge = (): SharedForge => {
  let forge: LocalForge | undefined;
  let flagsOfForge = '';

  const stop = async (): Promise<void> => {
    await forge?.stop();
    forge = undefined;
  };
  return {
    stop,
    fresh: async (flags) => {
      if (forge && flagsOfForge === flags.join(' ')) {
        await forge.reset();
        return forge;
      }
      await stop();
      flagsOfForge = flags.join(' ');
      forge = await startLocalForge(flags);
      return forge;
    },
  };
};

/** Puts the page where it will open. With a fault in the platform, it opens at the first tab. */
export const leaveAt = async (forge: LocalForge, path: string, account?: string): Promise<void> => {
  try {
    await forge.call('rememberPlace', { path }, account);
  } catch {
    // the test set a fault before
  }
};

/** What a test file shares, while its tests run. */
export const running = <T>(part: T | undefined): T => {
  if (!part) throw new Error('The local Forge runs only while tests or their hooks run.');
  return part;
};
