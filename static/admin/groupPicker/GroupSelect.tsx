import { Select } from '@forge/react';
import React, { useRef } from 'react';
import type { Group } from '../../../src/contract/adminApi';
import type { ChosenGroup } from '../changes/memberChange';
import { failureWords } from '../words/failureWords';
import { Field } from '../ui/fields';
import { chosenValues, type MessageKey } from '../words/fill';
import { distinctNames } from '../words/distinctNames';
import { useWords } from '../words/useWords';
import {
  exactName,
  exactNameWords,
  groupOption,
  type Purpose,
  searchOptions,
  useExactName,
  useGroupSearch,
} from './groupSearch';

type GroupsSelectProps = {
  id: string;
  label: MessageKey;
  purpose: Purpose;
  chosen: readonly ChosenGroup[];
  onChoose: (groups: ChosenGroup[]) => void;
  isMulti: boolean;
  isDisabled?: boolean;
  /** Also takes the typed text as the exact name of a group that the search misses. */
  takesNames?: boolean;
  /** The error text. */
  error?: string | undefined;
};

type GroupSelectProps = Omit<GroupsSelectProps, 'isMulti' | 'chosen' | 'onChoose'> & {
  chosen: ChosenGroup | undefined;
  onChoose: (group: ChosenGroup | undefined) => void;
};

/** A field for one group. */
export const GroupSelect = ({ chosen, onChoose, ...rest }: GroupSelectProps) => (
  <GroupsSelect
    {...rest}
    isMulti={false}
    chosen={chosen ? [chosen] : []}
    onChoose={([group]) => {
      onChoose(group);
    }}
  />
);

/** A field that finds groups while the admin types. Groups that can't be chosen show the reason. */
export const GroupsSelect = (props: GroupsSelectProps) => {
  const {
    id,
    label,
    purpose,
    chosen,
    onChoose,
    isMulti,
    isDisabled = false,
    takesNames = false,
    error,
  } = props;
  const words = useWords();
  const { search, ...found } = useGroupSearch();
  const named = useExactName();
  // A choice may arrive after the list it came from is gone.
  const seen = useRef(new Map<string, ChosenGroup>());
  for (const group of [...chosen, ...found.groups]) seen.current.set(group.id, group);

  const latest = useRef(chosen); // others may be picked while a name is looked up
  latest.current = chosen;

  const choose = (picked: unknown): void => {
    const values = chosenValues(picked);
    const groups = values.flatMap((value): Group[] => {
      const group = seen.current.get(value);
      return group ? [group] : [];
    });
    const name = values.map(exactName).find((each) => each !== undefined);
    if (name === undefined) {
      if (isMulti && groups.length > 0) named.hide();
      else named.forget();
      onChoose(groups);
      return;
    }
    void named.look(name).then((group) => {
      if (!group) return;
      const others = isMulti ? latest.current.filter(({ id: other }) => other !== group.id) : [];
      onChoose([...others, group]);
    });
  };
  const nameOf = distinctNames([...seen.current.values()], words);
  const value = chosen.map((group) =>
    groupOption({ ...group, name: nameOf(group) }, purpose, words),
  );
  const failure = found.failure ?? named.failure;
  const trouble = failure && failureWords(failure, exactNameWords);
  const shownError = trouble
    ? words('failure.because', { why: words(trouble.title), next: words(trouble.next) })
    : error;

  return (
    <Field id={id} label={words(label)} isRequired error={shownError}>
      <Select
        id={id}
        name={id}
        options={searchOptions(found, purpose, words, takesNames)}
        value={isMulti ? value : (value[0] ?? null)}
        isMulti={isMulti}
        isClearable
        isLoading={found.isSearching || named.isLooking}
        isDisabled={isDisabled}
        isInvalid={error !== undefined}
        placeholder={words('groups.placeholder')}
        onInputChange={(text: string) => {
          search(text);
        }}
        onChange={choose}
      />
    </Field>
  );
};
