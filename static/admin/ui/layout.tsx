import {
  Box,
  EmptyState,
  FormFooter,
  Heading,
  LoadingButton,
  SectionMessage,
  Text,
  xcss,
} from '@forge/react';
import React, { type ComponentProps, type ReactNode } from 'react';
import type { MessageKey } from '../words/fill';
import { useWords } from '../words/useWords';

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

type NoteProps = {
  appearance: 'information' | 'success' | 'warning' | 'error';
  title: MessageKey;
  text: MessageKey;
};

/** A message with a title and one text. */
export const Note = ({ appearance, title, text }: NoteProps) => {
  const words = useWords();
  return (
    <SectionMessage appearance={appearance} title={words(title)}>
      <Text>{words(text)}</Text>
    </SectionMessage>
  );
};

type EmptyProps = { title: MessageKey; about: MessageKey; headingLevel: 3 | 4 };

/** What stands in place of a list without entries. */
export const Empty = ({ title, about, headingLevel }: EmptyProps) => {
  const words = useWords();
  return (
    <EmptyState header={words(title)} description={words(about)} headingLevel={headingLevel} />
  );
};

type SubmitProps = Pick<
  ComponentProps<typeof LoadingButton>,
  'appearance' | 'isLoading' | 'isDisabled' | 'children'
>;

/** The button that sends a form. */
export const Submit = (props: SubmitProps) => (
  <FormFooter align="start">
    <LoadingButton type="submit" {...props} />
  </FormFooter>
);

/** A place for messages. Screen readers read aloud what appears in it. */
export const Status = ({ children }: PartProps) => <Box role="status">{children}</Box>;

/** A width in which fields and texts are easy to read. */
export const readable = xcss({ maxWidth: '600px' });
