export type Fence = { language: string; text: string; heading: string };

/** The content of a page: headings, code between fences, and all other lines. */
export type Markdown = { headings: string[]; fences: Fence[]; prose: string };

/** Splits a Markdown page into its content. Throws if a fence is not closed. */
export const readMarkdown = (page: string): Markdown => {
  const headings: string[] = [];
  const fences: Fence[] = [];
  const prose: string[] = [];
  let open: Fence | undefined;
  for (const line of page.split('\n')) {
    const fence = /^\s*```(\w*)\s*$/.exec(line);
    if (open) {
      if (fence) open = undefined;
      else open.text += `${line}\n`;
    } else if (fence) {
      open = { language: fence[1] ?? '', text: '', heading: headings.at(-1) ?? '' };
      fences.push(open);
    } else {
      const heading = /^#{1,6} +(.*?) *$/.exec(line)?.[1];
      if (heading !== undefined) headings.push(heading);
      prose.push(line);
    }
  }
  if (open) throw new Error(`The code fence under "${open.heading}" is not closed.`);
  return { headings, fences, prose: prose.join('\n') };
};
