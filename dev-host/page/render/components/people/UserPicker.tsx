import { useId } from 'react';
import { AsyncSelect } from '@atlaskit/select';
import { Label, RequiredAsterisk, HelperMessage } from '@atlaskit/form';
import type { UserPickerProps, UserPickerValue } from '@atlaskit/forge-react-types';
import type { Person } from '../../../backend/person';
import { PersonOption } from './PersonOption';
import { REGISTERED_FIELD_PROPS } from '../fields/registeredField';
import type { RegisteredField } from '../fields/registeredField';
import { onlyGiven } from '../../onlyGiven';
import { uiKitComponent } from '../../uiKitComponent';
import { usePeople } from './usePeople';
import { usePeopleSearch } from './usePeopleSearch';

type Props = Omit<UserPickerProps, 'onChange'> &
  Omit<RegisteredField, 'defaultValue' | 'name'> & {
    onBlur?: () => unknown;
    onChange?: (chosen: UserPickerValue | UserPickerValue[] | null) => unknown;
  };

/**
 * https://developer.atlassian.com/platform/forge/ui-kit/components/user-picker/
 * People are found by typing part of a name or an e-mail. Clearing it gives `null`, or `[]` with
 * `isMulti`.
 */
export const UserPicker = uiKitComponent<Props>(
  [...REGISTERED_FIELD_PROPS, 'description', 'isMulti', 'isRequired', 'label', 'placeholder'],
  function DrawUserPicker({ props }) {
    const ownId = useId();
    const inputId = props.id ?? `user-picker-${ownId}`;
    const search = usePeopleSearch();
    const defaults = usePeople(props.defaultValue);
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

// Without an e-mail that may be seen, Forge leaves it out, whatever its type says.
function valueOf(person: Person): UserPickerValue {
  const { accountId: id, displayName: name, avatarUrl = '', email } = person;
  const value = { id, name, avatarUrl, type: 'user' };
  return (email === undefined ? value : { ...value, email }) as UserPickerValue;
}
