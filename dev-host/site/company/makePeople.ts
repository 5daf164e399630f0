import type { AccountType, Person } from './company';
import { emailLocalPart } from './emailLocalPart';
import { FAMILY_NAMES } from './familyNames';
import { GIVEN_NAMES } from './givenNames';
import { NAMES_IN_OTHER_SCRIPTS } from './namesInOtherScripts';
import type { Random } from '../../random';

const SUSPENDED_SHARE = 0.04;
const OLD_ACCOUNT_SHARE = 0.45; // accounts older than about 2018 have 24 hexadecimal digits

const APPS = [
  'Rollcall',
  'Diagram Desk',
  'Page Approvals',
  'Calendar Bridge',
  'Form Builder',
  'Macro Shelf',
  'Table Filters',
  'Backup Courier',
  'Glossary Keeper',
  'Chat Connector',
  'Survey Box',
  'Print Shop',
] as const;
const CUSTOMER_COUNT = 20;

const TIME_ZONES = [
  'Europe/Berlin',
  'Europe/London',
  'Europe/Warsaw',
  'Europe/Lisbon',
  'America/New_York',
  'America/Sao_Paulo',
  'America/Los_Angeles',
  'Africa/Lagos',
  'Africa/Nairobi',
  'Asia/Kolkata',
  'Asia/Tokyo',
  'Asia/Singapore',
  'Australia/Sydney',
  'Pacific/Auckland',
  'Etc/GMT',
] as const;

/** The display name of the app's own account, the one behind its requests as itself. */
export const OWN_APP_NAME: (typeof APPS)[number] = 'Rollcall';

const makeAccountId = (random: Random): string =>
  random.chance(OLD_ACCOUNT_SHARE) ? `5${random.hex(23)}` : `712020:${random.uuid()}`;

const accountTypeAt = (position: number): AccountType => {
  if (position < APPS.length) return 'app';
  return position < APPS.length + CUSTOMER_COUNT ? 'customer' : 'atlassian';
};

/** `count` accounts: the apps' own first, then customers, then the company's people. */
export const makePeople = (random: Random, count: number): Person[] => {
  const taken = new Set<string>();
  const freeAddress = (localPart: string): string => {
    let address = `${localPart}@example.com`;
    for (let number = 2; taken.has(address); number += 1) {
      address = `${localPart}${number.toString()}@example.com`;
    }
    taken.add(address);
    return address;
  };
  const otherScripts = new Map(
    NAMES_IN_OTHER_SCRIPTS.map((name, index) => [60 + index * Math.floor(count / 25), name]),
  );

  return Array.from({ length: count }, (_, position): Person => {
    const accountType = accountTypeAt(position);
    const [displayName, localPart] = otherScripts.get(position) ?? [
      APPS[position] ?? `${random.pick(GIVEN_NAMES)} ${random.pick(FAMILY_NAMES)}`,
      undefined,
    ];
    return {
      accountId: makeAccountId(random),
      displayName,
      email: freeAddress(localPart ?? emailLocalPart(displayName)),
      active: accountType === 'app' || !random.chance(SUSPENDED_SHARE),
      accountType,
      timeZone: random.pick(TIME_ZONES),
    };
  });
};
