import Avatar from '@atlaskit/avatar';
import type { Person } from '../../../backend/person';
import './personOption.css';

type Input = { person: Person; isSmall: boolean };

/** A person in a picker: picture, name, and, unless small, the e-mail where it may be seen. */
export function PersonOption({ person, isSmall }: Input) {
  const email = isSmall ? undefined : person.email;
  return (
    <span className="person-option">
      <Avatar
        size={isSmall ? 'xxsmall' : 'small'}
        {...(person.avatarUrl === undefined ? {} : { src: person.avatarUrl })}
      />
      <span className="person-option-words">
        <span>{person.displayName}</span>
        {email === undefined ? null : <span className="person-option-email">{email}</span>}
      </span>
    </span>
  );
}
