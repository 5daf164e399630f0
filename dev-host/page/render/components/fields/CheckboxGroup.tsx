import { useState } from 'react';
import AkCheckbox from '@atlaskit/checkbox';
import type { CheckboxGroupProps } from '@atlaskit/forge-react-types';
import { REGISTERED_FIELD_PROPS } from './registeredField';
import type { RegisteredField } from './registeredField';
import { uiKitComponent } from '../../uiKitComponent';

type Props = CheckboxGroupProps &
  Omit<RegisteredField, 'defaultValue'> & { onBlur?: () => unknown };

/** https://developer.atlassian.com/platform/forge/ui-kit/components/checkbox-group/ */
export const CheckboxGroup = uiKitComponent<Props>(
  [...REGISTERED_FIELD_PROPS, 'options', 'value'],
  function DrawCheckboxGroup({ props }) {
    const [own, setOwn] = useState(props.defaultValue ?? []);
    const chosen = props.value ?? own;
    const choose = (value: string, isChosen: boolean): void => {
      const others = chosen.filter((other) => other !== value);
      const next = isChosen ? [...others, value] : others;
      setOwn(next);
      props.onChange?.(next);
    };
    return (
      <div role="group" id={props.id} onBlur={() => props.onBlur?.()}>
        {props.options.map(({ label, value, isDisabled = false }) => (
          <AkCheckbox
            key={value}
            name={props.name}
            value={value}
            label={label}
            isChecked={chosen.includes(value)}
            isDisabled={isDisabled || props.isDisabled === true}
            isInvalid={props.isInvalid === true}
            onChange={(event) => {
              choose(value, event.target.checked);
            }}
          />
        ))}
      </div>
    );
  },
);
