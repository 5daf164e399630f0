/**
 * The props that `register()` of UI Kit's `useForm` spreads on a field of any kind, whether or not
 * that kind has a use for each of them.
 * https://developer.atlassian.com/platform/forge/ui-kit/hooks/use-form/
 */
export type RegisteredField = {
  'aria-invalid'?: boolean;
  defaultChecked?: boolean;
  defaultValue?: unknown;
  id?: string;
  isDisabled?: boolean;
  isInvalid?: boolean;
  name?: string;
};

export const REGISTERED_FIELD_PROPS = [
  'aria-invalid',
  'defaultChecked',
  'defaultValue',
  'id',
  'isDisabled',
  'isInvalid',
  'name',
  'onBlur',
  'onChange',
] as const;
