import { Box, ErrorMessage, Label, RequiredAsterisk, Select } from '@forge/react';
import React, { useRef } from 'react';
import type { Group } from '../../../src/contract/adminApi';
import { failureWords, readingWords } from '../words/failureWords';
import type { MessageKey } from '../words/fill';
import { useWords } from '../words/useWords';
import { chosenValues, groupOption, type Purpose, searchOptions } from './searchOptions';
import { useGroupSearch } from './useGroupSearch';

type Props = {
  id: string;
  label: MessageKey;
  purpose: Purpose;
  chosen: readonly Group[];
  onChoose: (groups: Group[]) => void;
  isMulti?: boolean;
  isRequired?: boolean;
  isDisabled?: boolean;
  /** The error text. */
  error?: string | undefined;
};

/** A field that finds groups while the admin types. Groups that can't be chosen show the reason. */
export const GroupSelect = (props: Props) => {
  const {
    id,
    label,
    purpose,
    chosen,
    onChoose,
    isMulti = false,
    isRequired = true,
    isDisabled = false,
    error,
  } = props;
  const words = useWords();
  const { search, ...found } = useGroupSearch();
  // A choice may arrive after the list it came from is gone.
  const seen = useRef(new Map<string, Group>());
  for (const group of [...chosen, ...found.groups]) seen.current.set(group.id, group);

  const choose = (picked: unknown): void => {
    onChoose(chosenValues(picked).flatMap((value) => seen.current.get(value) ?? []));
  };
  const value = chosen.map((group) => groupOption(group, purpose, words));
  const trouble = found.failure && failureWords(found.failure, readingWords);

  return (
    <Box>
      <Label labelFor={id}>
        {words(label)}
        {isRequired && <RequiredAsterisk />}
      </Label>
      <Select
        id={id}
        name={id}
        options={searchOptions(found, purpose, words)}
        value={isMulti ? value : (value[0] ?? null)}
        isMulti={isMulti}
        isClearable
        isLoading={found.isSearching}
        isDisabled={isDisabled}
        isInvalid={error !== undefined}
        placeholder={words('groups.placeholder')}
        onInputChange={(text: string) => {
          search(text);
        }}
        onChange={choose}
      />
      {trouble && (
        <ErrorMessage>
          {words('failure.because', { why: words(trouble.title), next: words(trouble.next) })}
        </ErrorMessage>
      )}
      {error !== undefined && !trouble && <ErrorMessage>{error}</ErrorMessage>}
    </Box>
  );
};
