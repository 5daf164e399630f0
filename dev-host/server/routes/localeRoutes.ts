import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '../../platform/manifest/manifest';
import { files } from '../files';
import { json } from '../http/answer';
import type { Route } from '../http/route';

const ADDRESS = /^\/__LOCALES__\/([\w-]+)\.json$/; // where `@forge/bridge` looks

/** The page's words, as Forge lays them out beside a page. */
export const makeLocaleRoutes = ({ translations }: Manifest): Route => {
  const { resources, fallback } = translations;
  return ({ method, path }) => {
    const name = method === 'GET' ? ADDRESS.exec(path)?.[1] : undefined;
    if (name === 'i18n-info') {
      const locales = resources.map(({ key }) => key);
      return json(200, { translations: {}, config: { locales, fallback } });
    }
    const resource = resources.find(({ key }) => key === name);
    if (resource === undefined) return undefined;
    return json(200, JSON.parse(readFileSync(join(files.root, resource.path), 'utf8')));
  };
};
