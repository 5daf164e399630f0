import { useEffect, useId, useMemo, useRef, useState } from 'react';
import Avatar from '@atlaskit/avatar';
import type { UserPickerProps, UserPickerValue, UserProps } from '@atlaskit/forge-react-types';
import { HelperMessage, Label, RequiredAsterisk } from '@atlaskit/form';
import { AsyncSelect } from '@atlaskit/select';
import { useAnswer } from '../../hooks';
import { findPerson, type Person, searchPeople } from '../../host';
import { messageOf } from '../../state';
import { onlyGiven } from '../atlaskitProps';
import { REGISTERED_FIELD_PROPS, type RegisteredField, uiKitComponent } from '../uiKitComponent';

/**
 * https://developer.atlassian.com/platform/forge/ui-kit/components/user/
 * Shows "Former user" for an account that Confluence doesn't know.
 */
export const User = uiKitComponent<UserProps>(
  ['accountId', 'hideDisplayName'],
  ({ props: { accountId, hideDisplayName = false } }) => {
    const person = useAnswer(accountId, findPersonOrUnknown);
    const name = person === 'unknown' ? 'Former user' : (person?.displayName ?? '…');
    const src = person === 'unknown' ? undefined : person?.avatarUrl;
    return (
      <span className="user" data-account-id={accountId}>
        <Avatar size="xxsmall" {...onlyGiven({ src, name: hideDisplayName ? name : undefined })} />
        {hideDisplayName ? null : <span>{name}</span>}
      </span>
    );
  },
);

const findPersonOrUnknown = async (accountId: string): Promise<Person | 'unknown'> => {
  try {
    return await findPerson(accountId);
  } catch {
    return 'unknown';
  }
};

type PickerProps = Omit<UserPickerProps, 'onChange'> &
  Omit<RegisteredField, 'defaultValue' | 'name'> & {
    onBlur?: () => unknown;
    onChange?: (chosen: UserPickerValue | UserPickerValue[] | null) => unknown;
  };

/**
 * https://developer.atlassian.com/platform/forge/ui-kit/components/user-picker/
 * Finds people by part of their name or email. After clearing, the value is `null`, or `[]` with
 * `isMulti`.
 */
export const UserPicker = uiKitComponent<PickerProps>(
  [...REGISTERED_FIELD_PROPS, 'description', 'isMulti', 'isRequired', 'label', 'placeholder'],
  ({ props }) => {
    const fallbackId = useId();
    const inputId = props.id ?? `user-picker-${fallbackId}`;
    const search = usePeopleSearch();
    const defaults = useDefaultPeople(props.defaultValue);
    if (defaults === undefined) return null;
    return (
      <div>
        <Label htmlFor={inputId}>
          {props.label}
          {props.isRequired === true ? <RequiredAsterisk /> : null}
        </Label>
        <AsyncSelect<Person, boolean>
          inputId={inputId}
          name={props.name}
          isMulti={props.isMulti === true}
          isClearable
          isDisabled={props.isDisabled === true}
          isInvalid={props.isInvalid === true}
          isRequired={props.isRequired === true}
          placeholder={props.placeholder ?? 'Enter people…'}
          {...onlyGiven({ defaultValue: props.isMulti === true ? defaults : defaults[0] })}
          loadOptions={search.run}
          noOptionsMessage={search.emptyMessage}
          loadingMessage={() => 'Searching…'}
          getOptionLabel={(person: Person) => person.displayName}
          getOptionValue={(person: Person) => person.accountId}
          formatOptionLabel={(person: Person, { context }) => (
            <PersonOption person={person} isSmall={context === 'value' && props.isMulti === true} />
          )}
          onBlur={() => props.onBlur?.()}
          onChange={(chosen) => {
            props.onChange?.(
              chosen instanceof Array ? chosen.map(valueOf) : chosen && valueOf(chosen),
            );
          }}
          menuPosition="fixed"
        />
        {props.description === undefined ? null : (
          <HelperMessage>{props.description}</HelperMessage>
        )}
      </div>
    );
  },
);

// If the email is hidden, Forge leaves it out, although its type requires it.
const valueOf = (person: Person): UserPickerValue => {
  const { accountId: id, displayName: name, avatarUrl = '', email } = person;
  return onlyGiven({ id, name, avatarUrl, type: 'user', email }) as UserPickerValue;
};

/** The known people with these account IDs. As with any `defaultValue`, only the first IDs count. */
const useDefaultPeople = (
  accountIds: string | readonly string[] | undefined,
): Person[] | undefined => {
  const [ids] = useState(() => [accountIds ?? []].flat());
  const [people, setPeople] = useState<Person[] | undefined>(ids.length === 0 ? [] : undefined);
  useEffect(() => {
    if (ids.length === 0) return;
    void Promise.all(ids.map(findPersonOrUnknown)).then((found) => {
      setPeople(found.filter((person) => person !== 'unknown'));
    });
  }, [ids]);
  return people;
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

type OptionProps = { person: Person; isSmall: boolean };

/** A person in a picker: picture, name and, if it is visible, the email. Small ones have no email. */
const PersonOption = ({ person, isSmall }: OptionProps) => {
  const email = isSmall ? undefined : person.email;
  return (
    <span className="person-option">
      <Avatar size={isSmall ? 'xxsmall' : 'small'} {...onlyGiven({ src: person.avatarUrl })} />
      <span className="person-option-words">
        <span>{person.displayName}</span>
        {email === undefined ? null : <span className="person-option-email">{email}</span>}
      </span>
    </span>
  );
};
