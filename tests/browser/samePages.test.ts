import { localAdminPages, test } from './support/localAdminPages';
import { samePages } from './support/samePages';

for (const [name, run] of Object.entries(samePages(localAdminPages()))) test(name, run);
