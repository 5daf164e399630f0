import { randomUUID } from 'node:crypto';
import type { Data } from '../data/data';

export type TriggerUrl = { id: string; installationId: string; triggerKey: string };

/** The addresses of web triggers: made once, stored, the same after a restart. */
export type TriggerUrls = {
  /** The first one of a trigger, made if there is none yet or where a new one is forced. */
  create: (installationId: string, triggerKey: string, isForced: boolean) => TriggerUrl;
  find: (id: string) => TriggerUrl | undefined;
  all: (installationId: string) => TriggerUrl[];
  remove: (installationId: string, id: string) => boolean;
};

export const makeTriggerUrls = ({ statement }: Data): TriggerUrls => {
  const all = (installationId: string): TriggerUrl[] =>
    statement('SELECT * FROM trigger_url WHERE installation = ? ORDER BY rowid')
      .all(installationId)
      .map(read);
  return {
    all,
    create: (installationId, triggerKey, isForced) => {
      const known = all(installationId).find((url) => url.triggerKey === triggerKey);
      if (known !== undefined && !isForced) return known;
      const made = { id: randomUUID(), installationId, triggerKey };
      statement('INSERT INTO trigger_url VALUES (?, ?, ?)').run([
        made.id,
        installationId,
        triggerKey,
      ]);
      return made;
    },
    find: (id) => {
      const row = statement('SELECT * FROM trigger_url WHERE id = ?').get(id);
      return row === null ? undefined : read(row);
    },
    remove: (installationId, id) =>
      statement('DELETE FROM trigger_url WHERE id = ? AND installation = ?').run([
        id,
        installationId,
      ]).changes > 0,
  };
};

const read = (row: Record<string, unknown>): TriggerUrl => ({
  id: String(row['id']),
  installationId: String(row['installation']),
  triggerKey: String(row['trigger_key']),
});
