import { Link } from '@forge/react';
import React from 'react';
import { useWords } from '../words/useWords';

// Where the documentation is published. docs/deploy.md says how to set your own address.
const DOCS = 'https://rollcall.example/docs';

const PAGES = {
  groups: 'groups.md',
  people: 'groups.md',
  bulk: 'bulk.md',
  automation: 'automation.md',
  activity: 'activity.md',
  settings: 'settings.md',
  setup: 'setup.md',
} as const;

/** A link to the documentation of a tab, in a new browser tab. */
export const LearnMore = ({ topic }: { topic: keyof typeof PAGES }) => {
  const words = useWords();
  return (
    <Link href={`${DOCS}/${PAGES[topic]}`} openNewTab>
      {words('learn-more')}
    </Link>
  );
};
