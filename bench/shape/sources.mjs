import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { ROOT } from '../root.mjs';

/** The TypeScript files of these folders, as paths from the project's root. */
export const sourcesOf = (...folders) =>
  folders.flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !name.startsWith('build'))
      .map((name) => path.join(folder, name)),
  );

/** All files of a folder, as paths from the project's root. */
export const filesIn = (folder) =>
  readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)));

const parsed = new Map();

/** A file, parsed once. */
export const parse = (file) => {
  if (!parsed.has(file))
    parsed.set(
      file,
      ts.createSourceFile(
        file,
        readFileSync(path.join(ROOT, file), 'utf8'),
        ts.ScriptTarget.Latest,
        true,
      ),
    );
  return parsed.get(file);
};

/** Calls `visit` for a node and everything in it. */
export const walk = (node, visit) => {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
};

/** How many lines a file has. */
export const linesOf = (file) => readFileSync(path.join(ROOT, file), 'utf8').split('\n').length - 1;

/** Each file with the files of the project that it imports. */
export const importsOf = (files) =>
  new Map(
    files.map((file) => [
      file,
      ts
        .preProcessFile(parse(file).text)
        .importedFiles.filter(({ fileName }) => fileName.startsWith('.'))
        .flatMap(({ fileName }) => resolve(path.join(path.dirname(file), fileName))),
    ]),
  );

const resolve = (base) =>
  [`${base}.ts`, `${base}.tsx`, path.join(base, 'index.ts')].filter((file) =>
    existsSync(path.join(ROOT, file)),
  );
