import { failed, ok, type Outcome } from '../../domain/outcome';

const MAX_LABEL_LENGTH = 60;

/** A key's label: 1 to 60 characters that are not all blank, trimmed. */
export const parseKeyLabel = (value: string): Outcome<string> => {
  const label = value.trim();
  return label !== '' && label.length <= MAX_LABEL_LENGTH
    ? ok(label)
    : failed('invalid-input', { field: 'body' });
};
