import AkSelect from '@atlaskit/select';
import type { SelectProps } from '@atlaskit/forge-react-types';
import { onlyGiven } from '../../onlyGiven';
import { forReact } from '../../forReact';
import { REGISTERED_FIELD_PROPS } from './registeredField';
import type { RegisteredField } from './registeredField';
import { uiKitComponent } from '../../uiKitComponent';
import { without } from '../../without';

/**
 * https://developer.atlassian.com/platform/forge/ui-kit/components/select/
 * The options are filtered in the browser by what is typed, as Forge does; an option with
 * `isDisabled` cannot be chosen. `id` alone goes to the input, so that a Label finds it.
 */
export const Select = uiKitComponent<SelectProps & RegisteredField>(
  [
    ...REGISTERED_FIELD_PROPS,
    'appearance',
    'autoFocus',
    'closeMenuOnScroll',
    'closeMenuOnSelect',
    'defaultInputValue',
    'defaultMenuIsOpen',
    'inputId',
    'inputValue',
    'isClearable',
    'isLoading',
    'isMulti',
    'isRequired',
    'isSearchable',
    'menuIsOpen',
    'onFocus',
    'onInputChange',
    'openMenuOnFocus',
    'options',
    'placeholder',
    'spacing',
    'testId',
    'value',
  ],
  ({ props }) => {
    const { id, inputId, onChange, ...rest } = props;
    const ids = inputId === undefined ? { inputId: id } : { id, inputId };
    return (
      <AkSelect
        {...forReact(without(rest, ['aria-invalid', 'defaultChecked']))}
        {...onlyGiven({ ...ids, onChange })}
        menuPosition="fixed"
      />
    );
  },
);
