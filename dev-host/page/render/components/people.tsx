import { useId, useMemo, useRef, useState } from 'react';
import Avatar from '@atlaskit/avatar';
import type { UserPickerProps, UserPickerValue, UserProps } from '@atlaskit/forge-react-types';
import { Label, RequiredAsterisk } from '@atlaskit/form';
import { AsyncSelect } from '@atlaskit/select';
import { useAnswer } from '../../hooks';
import { findPerson, type Person, searchPeople } from '../../host';
import { messageOf } from '../../state';
import { definedProps } from '../atlaskitProps';
import { uiKitComponent } from '../uiKitComponent';

/**
 * https://developer.atlassian.com/platform/forge/ui-kit/components/user/
 * Shows "Former user" for an account that Confluence doesn't know.
 */
export const User = uiKitComponent<UserProps>(['accountId'], ({ props: { accountId } }) => {
  const person = useAnswer(accountId, findPersonOrUnknown);
  const name = person === 'unknown' ? 'Former user' : (person?.displayName ?? '…');
  const src = person === 'unknown' ? undefined : person?.avatarUrl;
  return (
    <span className="user" data-account-id={accountId}>
      <Avatar size="xxsmall" {...definedProps({ src })} />
      <span>{name}</span>
    </span>
  );
});

const findPersonOrUnknown = async (accountId: string): Promise<Person | 'unknown'> => {
  try {
    return await findPerson(accountId);
  } catch {
    return 'unknown';
  }
};

type PickerProps = Omit<UserPickerProps, 'onChange'> & {
  onChange?: (chosen: UserPickerValue | UserPickerValue[] | null) => unknown;
};

/**
 * https://developer.atlassian.com/platform/forge/ui-kit/components/user-picker/
 * Finds people by part of their name or email. After clearing, the value is `null`, or an empty
 * list with `isMulti`. Later changes of `defaultValue` don't matter.
 */
export const UserPicker = uiKitComponent<PickerProps>(
  ['defaultValue', 'isMulti', 'isRequired', 'label', 'name', 'onChange', 'placeholder'],
  ({ props: { defaultValue = [], ...props } }) => {
    const [accountIds] = useState(() => [defaultValue].flat().join(' '));
    const found = useAnswer(accountIds, findPeople);
    const people = accountIds === '' ? [] : found;
    return people === undefined ? null : <Picker {...props} initial={people} />;
  },
);

const findPeople = async (accountIds: string): Promise<Person[]> => {
  const ids = accountIds.split(' ').filter((id) => id !== '');
  const found = await Promise.all(ids.map(findPersonOrUnknown));
  return found.filter((person) => person !== 'unknown');
};

type PickerInput = Omit<PickerProps, 'defaultValue'> & { initial: readonly Person[] };

const Picker = ({ initial, ...props }: PickerInput) => {
  const { isMulti = false, isRequired = false, label, name, onChange } = props;
  const inputId = `user-picker-${useId()}`;
  const search = usePeopleSearch();
  return (
    <div>
      <Label htmlFor={inputId}>
        {label}
        {isRequired ? <RequiredAsterisk /> : null}
      </Label>
      <AsyncSelect<Person, boolean>
        inputId={inputId}
        name={name}
        isClearable
        isMulti={isMulti}
        isRequired={isRequired}
        placeholder={props.placeholder ?? 'Enter people…'}
        defaultValue={isMulti ? initial : (initial[0] ?? null)}
        loadOptions={search.run}
        noOptionsMessage={search.emptyMessage}
        loadingMessage={() => 'Searching…'}
        getOptionLabel={(person: Person) => person.displayName}
        getOptionValue={(person: Person) => person.accountId}
        formatOptionLabel={(person: Person) => <PersonOption person={person} />}
        onChange={(chosen) => {
          onChange?.(isPerson(chosen) ? valueOf(chosen) : (chosen?.map(valueOf) ?? null));
        }}
        menuPosition="fixed"
      />
    </div>
  );
};

const isPerson = (chosen: Person | readonly Person[] | null): chosen is Person =>
  chosen !== null && 'accountId' in chosen;

// If the email is hidden, Forge leaves it out, although its type requires it.
const valueOf = (person: Person): UserPickerValue => {
  const { accountId: id, displayName: name, avatarUrl = '', email } = person;
  return definedProps({ id, name, avatarUrl, type: 'user', email }) as UserPickerValue;
};

const PAUSE_MS = 200; // so that typing a word causes one search

/**
 * The search of a user picker. `run` waits for a pause in typing, and sends only the latest search.
 * `emptyMessage` says why there is nothing to choose.
 */
const usePeopleSearch = () => {
  const latest = useRef(0);
  const failure = useRef<string | undefined>(undefined);
  return useMemo(() => {
    const run = async (text: string): Promise<Person[]> => {
      latest.current += 1;
      const mine = latest.current;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      if (mine !== latest.current || text.trim() === '') return [];
      try {
        failure.current = undefined;
        return await searchPeople(text.trim());
      } catch (error) {
        failure.current = messageOf(error);
        return [];
      }
    };
    const emptyMessage = ({ inputValue }: { inputValue: string }): string => {
      if (failure.current !== undefined) return `The search failed. ${failure.current}`;
      return inputValue.trim() === '' ? 'Type a name or an email address' : 'No one found';
    };
    return { run, emptyMessage };
  }, []);
};

/** A person in a picker: picture, name and, if it is visible, the email. */
const PersonOption = ({ person: { avatarUrl, displayName, email } }: { person: Person }) => (
  <span className="person-option">
    <Avatar size="small" {...definedProps({ src: avatarUrl })} />
    <span className="person-option-words">
      <span>{displayName}</span>
      {email === undefined ? null : <span className="person-option-email">{email}</span>}
    </span>
  </span>
);
