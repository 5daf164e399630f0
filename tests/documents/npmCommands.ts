import { readMarkdown } from './markdown';

// What npm runs without `run`, and its built-in commands.
const SHORT = ['start', 'test', 'stop', 'restart'];
const OWN = ['ci', 'install'];

/** The npm commands in a page's code, between fences or in a line. */
export const npmCommands = (page: string): string[] => {
  const { fences, prose } = readMarkdown(page);
  const inLines = [...prose.matchAll(/`([^`\n]+)`/g)].map(([, text = '']) => text);
  const code = [...fences.map(({ text }) => text), ...inLines].join('\n');
  return [...code.matchAll(/(?<![\w/-])npm (?:run )?[a-z][\w:-]*/g)].map(([command]) => command);
};

/** The npm commands of a page that do not work with these scripts. */
export const unknownNpmCommands = (page: string, scripts: readonly string[]): string[] =>
  npmCommands(page).filter((command) => {
    const [, first = '', script] = command.split(' ');
    if (script !== undefined) return !scripts.includes(script);
    return !OWN.includes(first) && !(SHORT.includes(first) && scripts.includes(first));
  });
