import { failed, ok, type Outcome } from '../../domain/outcome';

const LONGEST_LABEL = 60;

/** A key's label: 1 to 60 characters that are not all blank, trimmed. */
export const parseKeyLabel = (value: string): Outcome<string> => {
  const label = value.trim();
  return label !== '' && label.length <= LONGEST_LABEL
    ? ok(label)
    : failed('invalid-input', { field: 'body' });
};
