import { xcss } from '@forge/react';

/** A width in which fields and texts are easy to read. */
export const readable = xcss({ maxWidth: '600px' });
