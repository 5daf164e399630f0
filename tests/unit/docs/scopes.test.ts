import { readFileSync } from 'node:fs';
import path from 'node:path';
import { appManifest } from '../../seams/manifest';

const PAGE = path.join(__dirname, '../../../docs/permissions.md');
const ROW = /^\| `([^`]+:[^`]+)`(, impersonation allowed)? +\|/gm;

test('the permissions page explains exactly the scopes of the manifest', () => {
  const explained = [...readFileSync(PAGE, 'utf8').matchAll(ROW)].map(([, name, impersonated]) => [
    name,
    { allowImpersonation: impersonated !== undefined },
  ]);
  const { scopes } = appManifest().permissions;
  expect(explained.toSorted()).toEqual(Object.entries(scopes).toSorted());
});
