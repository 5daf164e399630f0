import { Inline, LoadingButton, Stack, Text, TextArea } from '@forge/react';
import React, { useEffect, useRef, useState } from 'react';
import type { Member } from '../../../../src/contract/adminApi';
import type { PageFailure } from '../../api/answers';
import { callsOf } from '../../api/invoke';
import { loadHeaderKind } from '../../bulk/list/useList';
import { FailureMessage } from '../../ui/FailureMessage';
import { withMore } from '../../rows/rowSource';
import { Field } from '../../ui/fields';
import { Status } from '../../ui/layout';
import { readingWords } from '../../words/failureWords';
import { inList, typedText } from '../../words/fill';
import { useWriting } from '../../words/useWords';
import { findListed } from './findListed';

/** The people of a pasted list, and the texts that name no account for sure. */
export type ListedPeople = {
  /** What was pasted. It stays while another group is compared. */
  text: string;
  setText: (text: string) => void;
  /** How many emails and IDs are looked up, of how many. */
  step?: { done: number; total: number };
  people?: readonly Member[];
  unknown: readonly string[];
  isBusy: boolean;
  failure?: PageFailure;
  look: () => Promise<void>;
  /** Drops the people that were looked up, because the list has changed. */
  forget: () => void;
};

const CALLS = callsOf('findPeople', 'checkPeople');

/** The people of a pasted list, once they were looked up. `onLook` is called before they are. */
export const useListedPeople = (onLook: () => void): ListedPeople => {
  const [state, setState] = useState<Omit<ListedPeople, 'look' | 'forget' | 'text' | 'setText'>>({
    unknown: [],
    isBusy: false,
  });
  const [text, setText] = useState('');
  const latest = useRef(0);
  useEffect(
    () => () => {
      latest.current += 1; // asks no more
    },
    [],
  );
  const look = async (): Promise<void> => {
    onLook();
    const mine = ++latest.current;
    setState({ unknown: [], isBusy: true });
    const words = await loadHeaderKind(); // "Ana (remove)" isn't Ana
    const onStep = (done: number, total: number): boolean => {
      if (mine === latest.current) setState({ unknown: [], isBusy: true, step: { done, total } });
      return mine === latest.current;
    };
    const found = words.ok ? await findListed(text, CALLS, onStep) : words;
    if (mine !== latest.current) return; // the list has changed since
    if (!found.ok) {
      setState({ unknown: [], isBusy: false, failure: found.failure });
      return;
    }
    const { accountIds, unknown } = found.value;
    setState({ people: accountIds.map((accountId) => ({ accountId })), unknown, isBusy: false });
  };
  const forget = (): void => {
    latest.current += 1;
    setState({ unknown: [], isBusy: false });
  };
  return { ...state, text, setText, look, forget };
};

const ID = 'compare-list';
const MAX_SHOWN = 100;

/** The field for a list of people, and what couldn't be found. */
export const PeopleList = ({ listed }: { listed: ListedPeople }) => {
  const writing = useWriting();
  const { words, counted, locale, number } = writing;
  const { step, people, unknown, isBusy, failure } = listed;
  const texts = inList(unknown.slice(0, MAX_SHOWN), locale, 'unit');
  return (
    <Stack space="space.100">
      <Field id={ID} label={words('compare.list')} hint={words('compare.list.hint')}>
        <TextArea
          id={ID}
          name={ID}
          minimumRows={4}
          spellCheck={false}
          defaultValue={listed.text}
          onChange={(event) => {
            listed.setText(typedText(event));
            listed.forget();
          }}
        />
      </Field>
      <Inline>
        <LoadingButton isLoading={isBusy} onClick={() => void listed.look()}>
          {words('compare.list.submit')}
        </LoadingButton>
      </Inline>
      <Status>
        {step && (
          <Text>{counted('compare.list.step', step.total, { done: number(step.done) })}</Text>
        )}
        {failure && <FailureMessage failure={failure} special={readingWords} />}
        {people && <Text>{counted('compare.list.found', people.length)}</Text>}
        {unknown.length > 0 && (
          <Text>
            {counted('compare.list.unknown', unknown.length, {
              texts: withMore(texts, unknown.length - MAX_SHOWN, writing),
            })}
          </Text>
        )}
      </Status>
    </Stack>
  );
};
