import type { Random } from '../../random';
import type { AccountType, Person } from './company';
import { FAMILY_NAMES, GIVEN_NAMES, NAMES_IN_OTHER_SCRIPTS, splitList } from './names';

const SUSPENDED_SHARE = 0.04;
const OLD_ACCOUNT_SHARE = 0.45; // accounts older than about 2018 have 24 hexadecimal digits

/** The display name of Rollcall's own account, which the app uses for its own requests. */
export const OWN_APP_NAME = 'Rollcall';

const APPS = splitList(`
  ${OWN_APP_NAME}, Diagram Desk, Page Approvals, Calendar Bridge, Form Builder, Macro Shelf,
  Table Filters, Backup Courier, Glossary Keeper, Chat Connector, Survey Box, Print Shop
`);
const CUSTOMER_COUNT = 20;

const TIME_ZONES = splitList(`
  Europe/Berlin, Europe/London, Europe/Warsaw, Europe/Lisbon, America/New_York, America/Sao_Paulo,
  America/Los_Angeles, Africa/Lagos, Africa/Nairobi, Asia/Kolkata, Asia/Tokyo, Asia/Singapore,
  Australia/Sydney, Pacific/Auckland, Etc/GMT
`);

/** Makes `count` accounts: first the apps, then customers, then the company's people. */
export const makePeople = (random: Random, count: number): Person[] => {
  const taken = new Set<string>();
  const freeAddress = (localPart: string): string => {
    let address = `${localPart}@example.com`;
    for (let number = 2; taken.has(address); number += 1)
      address = `${localPart}${number}@example.com`;
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

const accountTypeAt = (position: number): AccountType => {
  if (position < APPS.length) return 'app';
  return position < APPS.length + CUSTOMER_COUNT ? 'customer' : 'atlassian';
};

const makeAccountId = (random: Random): string =>
  random.chance(OLD_ACCOUNT_SHARE) ? `5${random.hex(23)}` : `712020:${random.uuid()}`;

// Unicode does not split these letters into a base letter and a mark.
const ASCII_LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  œ: 'oe',
};

/** Turns a name into ASCII for an email address: `Zoë O'Sullivan` becomes `zoe.osullivan`. */
const emailLocalPart = (name: string): string =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[ßæøłđðþıœ]/gu, (letter) => ASCII_LETTERS[letter] ?? '')
    .replace(/\s+/gu, '.')
    .replace(/[^a-z0-9.-]/gu, '');
