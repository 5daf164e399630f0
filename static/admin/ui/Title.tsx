import { Heading } from '@forge/react';
import React, { type ReactNode } from 'react';

type TitleProps = { children: ReactNode };

/** The title of what a tab shows. */
export const Title = ({ children }: TitleProps) => (
  <Heading as="h2" size="small">
    {children}
  </Heading>
);

/** The title of a part of it. */
export const Subtitle = ({ children }: TitleProps) => (
  <Heading as="h3" size="xsmall">
    {children}
  </Heading>
);
