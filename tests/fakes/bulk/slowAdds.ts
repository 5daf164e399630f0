import type { BulkSite } from './bulkSite';

/** From now on each add takes Confluence this long. */
export const slowAdds = (site: BulkSite, milliseconds: number): void => {
  site.between = (directory) => ({
    ...directory,
    addMember: async (...given) => {
      await site.time.pause(milliseconds);
      return directory.addMember(...given);
    },
  });
};
