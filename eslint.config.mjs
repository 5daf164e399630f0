import comments from '@eslint-community/eslint-plugin-eslint-comments/configs';
import { defineConfig, globalIgnores } from 'eslint/config';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import { IMPORT_BELOW, layers } from './eslint.layers.mjs';

// The Forge CLI also builds a UI Kit page as a web worker. So page code may only use what a browser
// and a worker share, without what the bridge is for.
const NOT_ON_A_PAGE = [
  ...Object.keys(globals.browser).filter((name) => !Object.hasOwn(globals.worker, name)),
  ...['caches', 'fetch', 'importScripts', 'indexedDB', 'location', 'navigator', 'self'],
  ...['BroadcastChannel', 'EventSource', 'WebSocket', 'XMLHttpRequest'],
];

// Add a component of UI Kit here when a cell first needs it.
const IN_CELLS =
  'Badge|Box|Button|ButtonGroup|Checkbox|Code|Em|Heading|Icon|Image|Inline|Link|LinkButton|List|LoadingButton|Lozenge|Pressable|ProgressBar|Spinner|Stack|Strong|Tag|Text|Tooltip|User|UserGroup';

// `@forge/react` calls a component that is a cell's content, and doesn't mount it. So its hooks
// belong to the table, and fail when the number of rows changes. The rule doesn't see a component that
// a function returns.
const OWN_COMPONENT_IN_CELL = {
  selector: ['>', '> ConditionalExpression >', '> LogicalExpression >']
    .map((within) => `Property[key.name="content"] ${within} JSXElement`)
    .map((cell) => `${cell} > .openingElement > JSXIdentifier:not([name=/^(${IN_CELLS})$/])`)
    .join(', '),
  message: 'A cell takes UI Kit components. Wrap a component of your own in a Fragment.',
};

const withoutBrowserGlobals = (names) => [
  'error',
  {
    globals: names.map((name) => ({
      name,
      message: 'UI Kit has no browser globals. Use @forge/bridge, or a Frame.',
    })),
    checkGlobalObject: true,
  },
];

// Oxlint checks general rules and those that need types (.oxlintrc.json). It also reports comments
// that switch off a rule without effect. It doesn't know the rules here, so it reports such comments
// for them, too. Switch a rule of this file off here instead, for the file that needs it.
export default defineConfig(
  globalIgnores(['.rollcall/', 'node_modules/', 'static/**/build/']),
  { linterOptions: { reportUnusedDisableDirectives: 'off', reportUnusedInlineConfigs: 'error' } },
  comments.recommended,
  {
    rules: {
      '@eslint-community/eslint-comments/require-description': [
        'error',
        { ignore: ['eslint-enable'] },
      ],
      // A comment that begins with `eslint-disable` has to say why.
      'no-warning-comments': ['error', { terms: ['oxlint-disable'] }],
    },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: { parser: tseslint.parser },
    plugins: { '@typescript-eslint': tseslint.plugin },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: { sourceType: 'commonjs' },
  },
  layers,
  {
    files: ['static/admin/**'],
    rules: {
      'no-restricted-syntax': ['error', IMPORT_BELOW, OWN_COMPONENT_IN_CELL],
      'no-restricted-globals': withoutBrowserGlobals(NOT_ON_A_PAGE),
    },
  },
  {
    // Asks whether there is a document.
    files: ['static/admin/bulk/job/useJob.ts'],
    rules: {
      'no-restricted-globals': withoutBrowserGlobals(
        NOT_ON_A_PAGE.filter((name) => name !== 'document'),
      ),
    },
  },
);
