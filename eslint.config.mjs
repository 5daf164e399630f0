import comments from '@eslint-community/eslint-plugin-eslint-comments/configs';
import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import { IMPORT_BELOW, layers } from './eslint.layers.mjs';

const TYPESCRIPT = ['**/*.ts', '**/*.tsx'];

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

export default defineConfig(
  globalIgnores(['.rollcall/', 'node_modules/', 'static/**/build/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' } },
  js.configs.recommended,
  comments.recommended,
  {
    rules: {
      '@eslint-community/eslint-comments/require-description': [
        'error',
        { ignore: ['eslint-enable'] },
      ],
      eqeqeq: 'error',
      'max-lines': ['error', 400],
    },
  },
  {
    files: TYPESCRIPT,
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { project: './tsconfig.lint.json', tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      // An `interface` is refused by makeResolver and makeInvoke; one word for all shapes.
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-exports': 'error',
      // A new member of a union has to fail wherever it is not thought of: so no `default`.
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        {
          allowDefaultCaseForExhaustiveSwitch: false,
          considerDefaultExhaustiveForUnions: false,
          requireDefaultForNonUnion: true,
        },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  {
    files: ['src/**', 'static/**'],
    rules: { 'no-console': 'error' },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      // A function that returns a promise without waiting is missing from the stack of an error.
      '@typescript-eslint/return-await': ['error', 'always'],
      'no-restricted-properties': [
        'error',
        {
          object: 'Promise',
          property: 'all',
          message: 'Use `allSettledOrThrow`, which leaves nothing running.',
        },
      ],
    },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: { sourceType: 'commonjs' },
  },
  {
    files: ['**/*.cjs', '**/*.mjs', '**/*.js'],
    languageOptions: { globals: { ...globals.node, ...globals.jest } },
  },
  layers,
  {
    files: ['static/admin/**'],
    rules: {
      'no-restricted-syntax': ['error', IMPORT_BELOW, OWN_COMPONENT_IN_CELL],
      'no-restricted-globals': [
        'error',
        {
          globals: NOT_ON_A_PAGE.map((name) => ({
            name,
            message: 'UI Kit has no browser globals. Use @forge/bridge, or a Frame.',
          })),
          checkGlobalObject: true,
        },
      ],
    },
  },
);
