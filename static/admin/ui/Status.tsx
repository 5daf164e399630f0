import { Box } from '@forge/react';
import React, { type ReactNode } from 'react';

/** A place for messages. Screen readers read aloud what appears in it. */
export const Status = ({ children }: { children?: ReactNode }) => (
  <Box role="status">{children}</Box>
);
