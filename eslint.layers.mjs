import tseslint from 'typescript-eslint';

// domain ← contract ← application ← forge ← index.ts. The page sees the limits and the types of the
// contract. dev-host and tests see src, never the other way round.

const PACKAGE = '^[^.]';
const ABOVE = '^\\.{1,2}/(.*/)?';
const OUTSIDE = {
  regex: `${ABOVE}(static|dev-host|tests|bench)(/|$)`,
  message: 'The app does not know its page, its local host or its tests.',
};

const layer = (files, patterns) => ({
  files,
  plugins: { '@typescript-eslint': tseslint.plugin },
  rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] },
});

// `import()` passes by the rule above. The local host needs it: the page's code comes last.
export const IMPORT_BELOW = {
  selector: 'ImportExpression',
  message: 'Import at the top, where the layers are checked.',
};

const importsOnTop = {
  files: ['src/**', 'static/**'],
  rules: { 'no-restricted-syntax': ['error', IMPORT_BELOW] },
};

const domain = layer(
  ['src/domain/**'],
  [
    OUTSIDE,
    { regex: PACKAGE, message: 'The domain is pure: no packages, no Node.' },
    {
      regex: `${ABOVE}(contract|application|forge|index)(/|$)`,
      message: 'The domain imports nothing from outside it.',
    },
  ],
);

const contract = layer(
  ['src/contract/**'],
  [
    OUTSIDE,
    { regex: '^(?!\\.|zod/mini$)', message: 'The contract is made of schemas: zod/mini alone.' },
    {
      regex: `${ABOVE}(application|forge|index)(/|$)`,
      message: 'The contract imports the domain only.',
    },
  ],
);

const application = layer(
  ['src/application/**'],
  [
    OUTSIDE,
    {
      regex: PACKAGE,
      message: 'Packages and Node come in through a port, by an adapter in forge.',
    },
    {
      regex: `${ABOVE}(forge|index)(/|$)`,
      message: 'The application imports the contract and the domain only.',
    },
  ],
);

const forge = layer(
  ['src/forge/**'],
  [OUTSIDE, { regex: '^(\\.\\./)+index$', message: 'index.ts imports forge, not the other way.' }],
);

const index = layer(
  ['src/index.ts'],
  [{ regex: '^(?!\\./forge/)', message: 'index.ts only names the handlers in forge.' }],
);

const page = layer(
  ['static/**'],
  [
    {
      regex: '^(?!\\.|@forge/react$|@forge/bridge$|react$)',
      message: 'The page is made of @forge/react, @forge/bridge and react.',
    },
    {
      regex: `${ABOVE}(dev-host|tests|bench)(/|$)`,
      message: 'The page does not know its local host or its tests.',
    },
    {
      regex: `${ABOVE}src/(?!contract/((admin|bulk|setup)Api|failureTexts)$|domain/(columnRole|freeText|limits|plan/planRow)$)`,
      message:
        'Of the backend the page sees the limits, the roles of columns, the form of a row, how a text is tidied, which texts describe a failure, and the types of its API.',
    },
    {
      regex: `${ABOVE}src/contract/(admin|bulk|setup)Api$`,
      allowTypeImports: true,
      message: 'Of adminApi, bulkApi and setupApi the page sees the types alone: `import type`.',
    },
  ],
);

// What a Frame shows is to be small: it takes from the page what draws nothing.
const frame = layer(
  ['static/frame/**'],
  [
    {
      regex: '^(?!\\.|@forge/bridge$|fflate$|saxes$)',
      message: 'A frame is made of @forge/bridge and the browser; fflate and saxes read workbooks.',
    },
    {
      regex:
        '^(\\.\\./)+(?!\\.\\./|startFrame$|admin/(bulk/(file|import)|words)/|admin/(export/exportEvents|frames/payloads)$|src/domain/limits$)',
      message: 'A frame sees what reads files, the events, the words and the limits.',
    },
  ],
);

const devHost = layer(
  ['dev-host/**'],
  [{ regex: `${ABOVE}(tests|bench)(/|$)`, message: 'The local host does not know the tests.' }],
);

export const layers = [
  domain,
  contract,
  application,
  forge,
  index,
  page,
  frame,
  devHost,
  importsOnTop,
];
