import { Box, Heading, xcss } from '@forge/react';
import React, { type ReactNode } from 'react';

type PartProps = { children?: ReactNode };

/** The title of what a tab shows. */
export const Title = ({ children }: PartProps) => (
  <Heading as="h2" size="small">
    {children}
  </Heading>
);

/** The title of a part of it. */
export const Subtitle = ({ children }: PartProps) => (
  <Heading as="h3" size="xsmall">
    {children}
  </Heading>
);

/** A place for messages. Screen readers read aloud what appears in it. */
export const Status = ({ children }: PartProps) => <Box role="status">{children}</Box>;

/** A width in which fields and texts are easy to read. */
export const readable = xcss({ maxWidth: '600px' });
