import type * as z from 'zod/mini';
import type { groupSelector } from './actionInputs';

/** What a caller sends for a schema. */
export type Sent<S extends z.ZodMiniType> = z.input<S>;

/** A group by its name or by its ID, never by both. */
export type GroupInput = Sent<typeof groupSelector>;

/** Who may change a group's members through this page, as far as is known beforehand. */
export type Changeability = 'allowed' | 'as-viewer-only' | 'externally-managed' | 'team';
