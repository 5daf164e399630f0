export type Fence = { language: string; text: string; heading: string };

/** A page in its parts: code between fences, headings, and the lines that are neither fence nor code. */
export type Markdown = { headings: string[]; fences: Fence[]; prose: string };

/** Takes a page of Markdown apart. Throws where a fence is not closed. */
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
  if (open) throw new Error(`A fence under "${open.heading}" is not closed.`);
  return { headings, fences, prose: prose.join('\n') };
};
