/** Where the parts of a change stand in a list, by place of the column from 0. */
export type Columns = {
  /** How many columns the list has; cells beyond have no header. */
  width: number;
  /** A group's id before its name: the first that is not empty counts. */
  groups: number[];
  /** An account id before an e-mail: the first that is one counts. */
  people: number[];
  /** A person's name, which helps to find an e-mail's account. */
  name?: number;
  action?: number;
  reason?: number;
  /** What must be empty, because nobody knows what it means. */
  unknown: number[];
  /** What must name no removal: its header is not known, and no column has the actions. */
  doubtful: number[];
};

/** What the header of a column says is in it; `result` is what our own result files add. */
export type HeaderKind =
  'groupId' | 'group' | 'account' | 'person' | 'email' | 'name' | 'action' | 'reason' | 'result';

const SPELLINGS: readonly (readonly [HeaderKind, string])[] = [
  ['groupId', 'groupid groupids groupuuid'],
  ['group', 'group groups groupname groupnames usergroup usergroups team'],
  ['group', 'confluencegroup confluencegroups targetgroup groupnameorid grouporid'],
  ['account', 'accountid accountids userid userids memberid personid atlassianid aaid'],
  ['account', 'atlassianaccountid atlassianaccount useraccountid'],
  ['person', 'user users member members person people account accounts who'],
  ['person', 'memberemailaccountid emailoraccountid accountidoremail userprincipalname upn'],
  ['email', 'email emails mail mails emailaddress emailaddresses mailaddress useremail'],
  ['email', 'memberemail accountemail workemail primaryemail'],
  ['name', 'name username fullname displayname membername personname'],
  ['action', 'action actions operation operations op change changes changetype actiontype'],
  ['action', 'addremove addorremove removeadd membershipaction memberaction'],
  ['reason', 'reason reasons note notes why comment comments remark remarks justification'],
  ['result', 'outcome certain httpstatus'],
];

const KINDS: ReadonlyMap<string, HeaderKind> = new Map(
  SPELLINGS.flatMap(([kind, words]) =>
    words.split(' ').map((word): [string, HeaderKind] => [word, kind]),
  ),
);

/** A header without what people write differently: case, blanks, `_`, `-`, `.`, `/`, `:`, `*`. */
export const plainHeader = (text: string): string =>
  text.length > 60 ? '' : text.toLowerCase().replace(/[\s_\-.:/*()\u2010-\u2015]/g, '');

/** What a tidied cell says as a header, in any common spelling; undefined where it is none. */
export const headerKind = (text: string): HeaderKind | undefined => KINDS.get(plainHeader(text));
