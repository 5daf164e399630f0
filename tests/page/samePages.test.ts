import { samePages } from '../browser/support/samePages';
import { localPages, test } from './support/localPages';

for (const [name, run] of Object.entries(samePages(localPages()))) test(name, run);
