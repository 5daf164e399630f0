import { OWN_APP_NAME } from '../company/makePeople';
import type { Person } from '../company/company';
import { found, type Answer } from '../http/answer';
import { notFound } from '../http/errors';
import type { Call } from './call';
import { groupsPage } from './groupReadRoutes';
import { required } from './parameters';
import type { Route } from './route';
import { showPerson, thingsInPerson } from './showPerson';

const onePerson = (call: Call, person: Person): Answer =>
  found(showPerson(call)(person), thingsInPerson(call, person));

const current = (call: Call): Answer => {
  if (call.caller.kind === 'person') return onePerson(call, call.caller.person);
  for (const person of call.site.directory.people()) {
    if (person.accountType === 'app' && person.displayName === OWN_APP_NAME) {
      return onePerson(call, person);
    }
  }
  throw new Error(`The company has no account of the app ${OWN_APP_NAME}.`);
};

const byAccountId = (call: Call): Answer => {
  const accountId = required(call, 'accountId');
  if (!accountId.ok) return accountId.answer;
  const person = call.site.directory.person(accountId.value);
  return person === undefined
    ? notFound(`No user found with accountId: ${accountId.value}`)
    : onePerson(call, person);
};

export const userRoutes: Route[] = [
  { method: 'GET', path: '/user', handle: byAccountId },
  { method: 'GET', path: '/user/current', handle: current },
  {
    method: 'GET',
    path: '/user/memberof',
    handle: (call) => {
      const accountId = required(call, 'accountId');
      if (!accountId.ok) return accountId.answer;
      // An unknown account is in no group; the description knows no 404 here.
      return groupsPage(call, call.site.directory.groupsOf(accountId.value));
    },
  },
];
