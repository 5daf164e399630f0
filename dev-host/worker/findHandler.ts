export type Handler = (...args: unknown[]) => unknown;

/**
 * The function that manifest.yml calls `index.name`: the export `name` of `src/index.ts`. Throws
 * where there is none.
 */
export const findHandler = (backend: unknown, handler: string): Handler => {
  const [file, name, ...rest] = handler.split('.');
  if (file !== 'index' || name === undefined || rest.length > 0)
    throw new Error(`The local Forge does not emulate handlers outside src/index: "${handler}".`);
  const found: unknown = Object.entries(backend as object).find(([key]) => key === name)?.[1];
  if (typeof found !== 'function') throw new Error(`src/index.ts exports no function "${name}".`);
  return found as Handler;
};
