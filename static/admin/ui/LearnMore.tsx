import { Link } from '@forge/react';
import React from 'react';
import { DOCS_ADDRESS } from '../../docsAddress';
import { useWords } from '../words/useWords';

const PAGES = {
  groups: 'groups.md',
  people: 'groups.md',
  bulk: 'bulk.md',
  automation: 'automation.md',
  rules: 'automation-rules.md',
  activity: 'activity.md',
  settings: 'settings.md',
} as const;

type Props = {
  topic: keyof typeof PAGES;
  /** Where the docs are published. Nowhere if it is empty. */
  docs?: string;
};

/**
 * A link to the documentation of a tab, in a new browser tab. Shows nothing if the docs have no
 * address.
 */
export const LearnMore = ({ topic, docs = DOCS_ADDRESS }: Props) => {
  const words = useWords();
  if (docs === '') return null;
  return (
    <Link href={`${docs}/${PAGES[topic]}`} openNewTab>
      {words('learn-more')}
    </Link>
  );
};
