const MAX_KEPT = 200;

export type Refusal = { at: string; functionKey: string; what: string };

/** The calls that the local Forge refused because it does not emulate them; for tests to look at. */
export type Refusals = { add: (refusal: Refusal) => void; all: () => readonly Refusal[] };

export const makeRefusals = (): Refusals => {
  const kept: Refusal[] = [];
  return {
    add: (refusal) => {
      if (kept.length < MAX_KEPT) kept.push(refusal);
    },
    all: () => kept,
  };
};
