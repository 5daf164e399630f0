import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { ROOT } from '../root.mjs';
import {
  KEPT_ON_THE_WIRE,
  REPLACED_DISCRIMINANTS,
  REPLACED_NAMES,
  REPLACED_WORDS,
} from './replacedNames.mjs';
import { parse, walk } from './sources.mjs';

/** The names that a file declares and the glossary replaces, as `file:line name`. */
export const replacedNamesIn = (file) => {
  const source = parse(file);
  const found = [];
  walk(source, (node) => {
    if (!isDeclaration(node) || !isReplaced(node)) return;
    if (KEPT_ON_THE_WIRE.includes(`${typeAround(node)}.${node.name.text}`)) return;
    const { line } = source.getLineAndCharacterOfPosition(node.name.getStart());
    found.push(`${file}:${line + 1} ${node.name.text}`);
  });
  return found;
};

const isDeclaration = (node) =>
  (ts.isVariableDeclaration(node) ||
    ts.isParameter(node) ||
    ts.isBindingElement(node) ||
    ts.isFunctionLike(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isPropertySignature(node) ||
    ts.isPropertyDeclaration(node) ||
    ts.isNamedTupleMember(node)) &&
  node.name !== undefined &&
  ts.isIdentifier(node.name);

const isReplaced = (node) =>
  REPLACED_NAMES.some((pattern) => pattern.test(node.name.text)) ||
  (isDiscriminant(node) && REPLACED_DISCRIMINANTS.includes(node.name.text));

/** A property of a type whose values are given as texts. */
const isDiscriminant = (node) => {
  if (!ts.isPropertySignature(node) || !node.type) return false;
  const types = ts.isUnionTypeNode(node.type) ? node.type.types : [node.type];
  return types.every((type) => ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal));
};

const typeAround = (node) => {
  let around = node.parent;
  while (around && !ts.isTypeAliasDeclaration(around)) around = around.parent;
  return around?.name.text;
};

/** The texts of the page that hold a replaced word, as `key: text`. */
export const replacedWordsIn = (localeFile) => {
  const found = [];
  const visit = (value, key) => {
    if (typeof value !== 'string')
      for (const [name, inner] of Object.entries(value))
        visit(inner, key ? `${key}.${name}` : name);
    else if (REPLACED_WORDS.some((pattern) => pattern.test(value))) found.push(`${key}: ${value}`);
  };
  visit(JSON.parse(readFileSync(path.join(ROOT, localeFile), 'utf8')), '');
  return found;
};
