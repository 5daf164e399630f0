import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { REPLACED_DISCRIMINANTS, REPLACED_NAMES, REPLACED_WORDS } from './replacedNames.mjs';

/**
 * Declared names in a file that the glossary replaces, as `file:line name`. A discriminant is a
 * property of an object type whose type is a literal.
 */
export const replacedNamesIn = (file) => {
  const source = ts.createSourceFile(
    file,
    readFileSync(file, 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const found = [];
  const note = (name) => {
    const { line } = source.getLineAndCharacterOfPosition(name.getStart());
    found.push(`${file}:${line + 1} ${name.text}`);
  };
  const visit = (node) => {
    const { name } = node;
    if (name && ts.isIdentifier(name) && !ts.isImportSpecifier(node) && isDeclaration(node)) {
      if (REPLACED_NAMES.some((pattern) => pattern.test(name.text))) note(name);
      else if (isDiscriminant(node) && REPLACED_DISCRIMINANTS.includes(name.text)) note(name);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
};

const isDeclaration = (node) => !ts.isPropertyAccessExpression(node) && !ts.isMetaProperty(node);

const isDiscriminant = (node) => {
  if (!ts.isPropertySignature(node) || !node.type) return false;
  const types = ts.isUnionTypeNode(node.type) ? node.type.types : [node.type];
  return types.every((type) => ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal));
};

/** Texts of the page that contain a replaced word, as `key: text`. */
export const replacedWordsIn = (localeFile) => {
  const found = [];
  const visit = (value, path) => {
    if (typeof value === 'string') {
      if (REPLACED_WORDS.some((pattern) => pattern.test(value))) found.push(`${path}: ${value}`);
      return;
    }
    for (const [key, inner] of Object.entries(value)) visit(inner, path ? `${path}.${key}` : key);
  };
  visit(JSON.parse(readFileSync(localeFile, 'utf8')), '');
  return found;
};
