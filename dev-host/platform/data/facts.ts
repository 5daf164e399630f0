import type { Data } from './data';

/** What the local host itself remembers of an installation, apart from the app's storage. */
export type Facts = {
  read: (installationId: string, name: string) => unknown;
  write: (installationId: string, name: string, value: unknown) => void;
};

export const makeFacts = ({ statement }: Data): Facts => ({
  read: (installationId, name) => {
    const row = statement('SELECT value FROM fact WHERE installation = ? AND name = ?').get([
      installationId,
      name,
    ]);
    const value = row?.['value'];
    return typeof value === 'string' ? (JSON.parse(value) as unknown) : undefined;
  },
  write: (installationId, name, value) => {
    statement('INSERT OR REPLACE INTO fact VALUES (?, ?, ?)').run([
      installationId,
      name,
      JSON.stringify(value),
    ]);
  },
});
