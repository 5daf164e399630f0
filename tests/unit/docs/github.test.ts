import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { engines, scripts } from '../../../package.json';
import { readMarkdown } from '../../documents/markdown';
import { namedPaths } from '../../documents/namedPaths';
import { unknownNpmCommands } from '../../documents/npmCommands';

const ROOT = path.resolve(__dirname, '../../..');
const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');

const FILES = readdirSync(path.join(ROOT, '.github'), { recursive: true, encoding: 'utf8' })
  .filter((name) => path.extname(name) !== '')
  .map((name) => `.github/${name.replaceAll(path.sep, '/')}`);
const WORKFLOWS = FILES.filter((file) => file.startsWith('.github/workflows/'));
const TEMPLATES = FILES.filter((file) => !WORKFLOWS.includes(file));
const FORMS = TEMPLATES.filter((file) => file.endsWith('.yml') && !file.endsWith('config.yml'));

type Step = { uses?: string; run?: string; with?: Record<string, unknown> };
type Job = {
  'timeout-minutes'?: number;
  permissions?: unknown;
  strategy?: { matrix: { node: unknown[] } };
  steps: Step[];
};
type Workflow = {
  on: Record<string, unknown>;
  permissions: unknown;
  concurrency: { group: string };
  jobs: Record<string, Job>;
};

const workflow = (file: string): Workflow => parse(read(file)) as Workflow;
const jobsOf = (file: string): Job[] => Object.values(workflow(file).jobs);
const stepsOf = (file: string): Step[] => jobsOf(file).flatMap(({ steps }) => steps);
const commandsOf = (file: string): string[] => stepsOf(file).flatMap(({ run }) => run ?? []);

test('there are a workflow, issue forms and templates', () => {
  expect(WORKFLOWS).toEqual(['.github/workflows/ci.yml']);
  expect(FORMS).toHaveLength(2);
  expect(TEMPLATES).toHaveLength(4);
});

test('the workflow runs the test command of the README', () => {
  const { fences } = readMarkdown(read('README.md'));
  const develop = fences.find(({ heading }) => heading === 'Develop')?.text ?? '';
  const [command] = develop.split('\n')[0]?.split('#') ?? [];
  expect(command?.trim()).toBe('npm test');
  expect(commandsOf('.github/workflows/ci.yml')).toEqual([command?.trim()]);
});

describe.each(WORKFLOWS)('%s', (file) => {
  test('runs npm commands that exist', () => {
    const page = ['```', ...commandsOf(file), '```'].join('\n');
    expect(unknownNpmCommands(page, Object.keys(scripts))).toEqual([]);
  });

  test('pins each action to a major version', () => {
    const used = stepsOf(file).flatMap(({ uses }) => uses ?? []);
    expect(used).toHaveLength(3);
    for (const action of used) expect(action).toMatch(/^actions\/[a-z-]+@v\d+$/);
  });

  test('may only read, runs once per change and ends', () => {
    const { permissions, concurrency } = workflow(file);
    expect(permissions).toEqual({ contents: 'read' });
    expect(concurrency.group).toContain('${{');
    for (const job of jobsOf(file)) {
      expect(job.permissions).toBeUndefined();
      expect(job['timeout-minutes']).toBeLessThanOrEqual(60);
    }
  });

  test('runs on the oldest Node that package.json allows, and on the one of the app', () => {
    const oldest = /^>=(\d+\.\d+)$/.exec(engines.node)?.[1];
    const { app } = parse(read('manifest.yml')) as { app: { runtime: { name: string } } };
    const ofApp = /^nodejs(\d+)\.x$/.exec(app.runtime.name)?.[1];
    for (const { strategy, steps } of jobsOf(file)) {
      expect(strategy?.matrix.node).toEqual([oldest, ofApp]);
      const setup = steps.find(({ uses }) => uses?.startsWith('actions/setup-node@'));
      expect(setup?.with?.['node-version']).toBe('${{ matrix.node }}');
    }
  });
});

test.each(FILES)('%s has no host of a package registry and no secret', (file) => {
  expect(read(file)).not.toMatch(/registry|npmjs|secrets\b\s*[.[]|token:/i);
});

test.each(TEMPLATES)('every file that %s names exists', (file) => {
  const named = namedPaths(read(file));
  expect(named).not.toEqual([]);
  expect(named.filter((name) => !existsSync(path.join(ROOT, name)))).toEqual([]);
});

type Field = {
  type: string;
  id?: string;
  attributes: { label?: string; value?: string; options?: unknown[] };
};
type Form = { name: string; description: string; body: Field[] };

describe.each(FORMS)('%s', (file) => {
  // GitHub reads forms by YAML 1.1, where `No` without quotes is no text.
  const { name, description, body } = parse(read(file), { version: '1.1' }) as Form;

  test('has what GitHub requires of an issue form', () => {
    expect([name, description].map((text) => typeof text)).toEqual(['string', 'string']);
    const fields = body.filter(({ type }) => type !== 'markdown');
    const ids = fields.map(({ id }) => id);
    expect(new Set(ids).size).toBe(fields.length);
    for (const { type, id, attributes } of fields) {
      expect(['input', 'textarea', 'dropdown']).toContain(type);
      expect(id).toMatch(/^[a-z]+$/);
      expect(attributes.label).toMatch(/^[A-Z]/);
      const options = attributes.options ?? [];
      expect(options.every((option) => typeof option === 'string')).toBe(true);
      expect(new Set(options).size > 1).toBe(type === 'dropdown');
    }
  });
});

test('a vulnerability is reported the way that SECURITY.md says', () => {
  const config = parse(read('.github/ISSUE_TEMPLATE/config.yml')) as {
    blank_issues_enabled: boolean;
    contact_links: { name: string; url: string; about: string }[];
  };
  expect(config.blank_issues_enabled).toBe(false);
  const [link, ...others] = config.contact_links;
  expect(others).toEqual([]);
  expect(read('SECURITY.md')).toContain(`(${String(link?.url)})`);
  for (const named of ['Security tab', 'Report a vulnerability']) {
    expect(link?.about).toContain(named);
    expect(read('SECURITY.md').replaceAll('**', '')).toContain(named);
  }
});
