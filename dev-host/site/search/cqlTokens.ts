/** A piece of a query: a quoted text, a bare word, or a sign. */
export type CqlToken = { kind: 'text' | 'word' | 'sign'; value: string };

// In this order: quoted texts with backslash escapes, words with dots, two-character signs first.
const TOKEN =
  /\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([\p{L}\p{N}_][\p{L}\p{N}\p{M}_.:*-]*)|(!=|[=~(),]))/suy;

const unescape = (text: string): string => text.replace(/\\(.)/gsu, '$1');

/** Takes a query apart; undefined where something is no token, such as a quote that is never closed. */
export const cqlTokens = (query: string): CqlToken[] | undefined => {
  const tokens: CqlToken[] = [];
  const text = query.trimEnd();
  TOKEN.lastIndex = 0;
  let end = 0;
  for (let match = TOKEN.exec(text); match !== null; match = TOKEN.exec(text)) {
    end = TOKEN.lastIndex;
    const [, double, single, word, sign] = match;
    const quoted = double ?? single;
    if (quoted !== undefined) tokens.push({ kind: 'text', value: unescape(quoted) });
    else if (word !== undefined) tokens.push({ kind: 'word', value: word });
    else tokens.push({ kind: 'sign', value: sign ?? '' });
    if (end === text.length) break;
  }
  return end === text.length && tokens.length > 0 ? tokens : undefined;
};
