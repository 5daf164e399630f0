import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const COPY = at('src/contract/ruleTexts.json');
const LOCALE = at('static/locales/en-US.json');

/**
 * Copies the texts of Automation's errors from the page's texts, for the backend. Forge doesn't bundle
 * a file of `translations` into the backend, and most of its texts are of no use there. To add a text,
 * add its key to the copy with any value, and run `npm run texts`.
 */
const texts = JSON.parse(readFileSync(LOCALE, 'utf8'));
const keys = Object.keys(JSON.parse(readFileSync(COPY, 'utf8')));
const copy = Object.fromEntries(keys.map((key) => [key, texts[key]]));
writeFileSync(COPY, `${JSON.stringify(copy, null, 2)}\n`);
