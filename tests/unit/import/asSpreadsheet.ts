/**
 * The cells that a spreadsheet would run, if it splits the text at each of `separators` and at line
 * ends. As in a spreadsheet, a quote counts only at the start of a cell, and what follows its
 * partner is text.
 */
export const formulasIn = (text: string, separators: string): string[] => {
  const cells: string[] = [];
  for (let at = 0; at <= text.length; at += 1) {
    let cell = '';
    if (text[at] === '"') {
      for (at += 1; at < text.length; at += 1) {
        if (text[at] === '"' && text[at + 1] !== '"') break;
        if (text[at] === '"') at += 1;
        cell += text[at] ?? '';
      }
      at += 1;
    }
    for (; at < text.length && !`${separators}\r\n`.includes(text[at] ?? ''); at += 1)
      cell += text[at] ?? '';
    cells.push(cell);
  }
  return cells.filter((cell) => /^[\s]*[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(cell));
};
