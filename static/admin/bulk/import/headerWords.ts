import { foldText, headerTokens, plainHeader } from './spelling';

/** What a column holds according to its header. */
export type HeaderKind =
  | 'group'
  | 'group-id'
  | 'account' // an account ID, or an ID of some other system
  | 'email'
  | 'second-email' // private, old or alternative
  | 'some-email' // of a person that the header doesn't name
  | 'login' // a user name, which is an email in some systems
  | 'person'
  | 'name'
  | 'part-of-name'
  | 'action'
  | 'reason'
  | 'until'
  | 'status' // of the person
  | 'kind' // of the row: person, group, …
  | 'secret'
  | 'other-person' // a manager, an owner, …
  | 'result' // of Rollcall's own results
  | 'not-needed';

const phrases = (text: string): Set<string> =>
  new Set(text.split(',').map((phrase) => plainHeader(phrase)));
const tokens = (text: string): Set<string> => new Set(text.split(/[\s,]+/).map(foldText));

// Whole headers. They decide before single words do.
const WHOLE: readonly (readonly [HeaderKind, Set<string>])[] = [
  [
    'group',
    phrases('group, groups, group name, group names, user group, user groups, team, teams'),
  ],
  ['group', phrases('confluence group, confluence groups, target group, group name or id')],
  ['group', phrases('group or id, security group, access group, ad group, ldap group, member of')],
  ['group', phrases('distribution list, distribution group, mailing list, usergroup, usergroups')],
  ['group', phrases('gruppe, gruppen, gruppenname, benutzergruppe, zielgruppe, sicherheitsgruppe')],
  ['group', phrases('groupe, groupes, nom du groupe, équipe, grupo, grupos, nombre del grupo')],
  ['group', phrases('nome do grupo, gruppo, gruppi, nome gruppo, equipo, equipe, groep, groepen')],
  [
    'group',
    phrases('groepsnaam, grupa, grupy, nazwa grupy, zespół, skupina, skupiny, název skupiny'),
  ],
  ['group', phrases('názov skupiny, grupp, grupper, gruppnamn, gruppenavn, gruppe navn, ryhmä')],
  [
    'group',
    phrases('ryhmät, ryhmän nimi, csoport, csoportnév, csoport neve, grup, gruplar, grup adı'),
  ],
  ['group', phrases('nume grup, grupul, группа, группы, имя группы, група, групи, グループ')],
  ['group', phrases('グループ名, チーム, 组, 群组, 用户组, 组名, 群組, 그룹, 그룹명, 팀')],
  ['group-id', phrases('group id, group ids, group uuid, confluence group id, gruppen id')],
  ['account', phrases('account id, account ids, user id, user ids, member id, person id')],
  [
    'account',
    phrases('atlassian id, atlassian account id, atlassian account, aaid, user account id'),
  ],
  ['account', phrases('id, konto id, benutzer id, kontokennung, id de compte, id de cuenta')],
  ['person', phrases('user, users, member, members, person, people, account, accounts, who')],
  ['person', phrases('member email account id, email or account id, account id or email')],
  ['person', phrases('member object id or user principal name, employee, worker, colleague')],
  [
    'person',
    phrases('benutzer, mitglied, mitglieder, nutzer, mitarbeiter, mitarbeiterin, konto, wer'),
  ],
  ['person', phrases('utilisateur, utilisateurs, membre, membres, personne, compte, qui, employé')],
  ['person', phrases('usuario, usuarios, miembro, miembros, persona, cuenta, quién, empleado')],
  [
    'person',
    phrases('usuário, usuários, membro, pessoa, utente, utenti, membri, gebruiker, lid, leden'),
  ],
  ['person', phrases('użytkownik, użytkownicy, członek, osoba, pracownik, uživatel, člen, osoba')],
  ['person', phrases('användare, medlem, bruger, bruker, käyttäjä, jäsen, henkilö, felhasználó')],
  [
    'person',
    phrases('utilizator, membru, kullanıcı, üye, kişi, пользователь, участник, сотрудник'),
  ],
  ['person', phrases('ユーザー, ユーザ, メンバー, 社員, 用户, 成员, 使用者, 사용자, 구성원')],
  ['login', phrases('username, user, login, login name, user principal name, upn, logon name')],
  ['login', phrases('sam account name, benutzername, anmeldename, identifiant, nom d’utilisateur')],
  [
    'login',
    phrases('nombre de usuario, nome utente, gebruikersnaam, nazwa użytkownika, login name'),
  ],
  [
    'name',
    phrases('name, full name, display name, member name, person name, user name, user full name'),
  ],
  [
    'name',
    phrases('employee name, real name, worker name, vollständiger name, anzeigename, nom complet'),
  ],
  ['name', phrases('nom, nombre, nombre completo, nome, nome completo, naam, volledige naam')],
  [
    'name',
    phrases('imię i nazwisko, nazwa wyświetlana, jméno, meno, celé jméno, namn, navn, fulde navn'),
  ],
  [
    'name',
    phrases('nimi, koko nimi, név, teljes név, nume, nume complet, ad soyad, имя, фио, полное имя'),
  ],
  ['name', phrases('氏名, 名前, 表示名, 姓名, 名称, 显示名称, 이름, 성명')],
  ['part-of-name', phrases('first, last, first name, last name, given name, family name, surname')],
  [
    'part-of-name',
    phrases('forename, middle name, preferred name, vorname, nachname, familienname'),
  ],
  [
    'part-of-name',
    phrases('prénom, nom de famille, apellido, apellidos, primer nombre, sobrenome'),
  ],
  [
    'part-of-name',
    phrases('cognome, voornaam, achternaam, imię, nazwisko, křestní jméno, příjmení'),
  ],
  [
    'part-of-name',
    phrases('priezvisko, förnamn, efternamn, fornavn, etternavn, etunimi, sukunimi'),
  ],
  ['part-of-name', phrases('keresztnév, vezetéknév, prenume, soyad, фамилия, 姓, 名, 성')],
  ['action', phrases('action, actions, operation, operations, op, change, changes, change type')],
  [
    'action',
    phrases(
      'action type, membership action, member action, requested action, what to do, what happens',
    ),
  ],
  ['action', phrases('aktion, aktionen, maßnahme, änderung, vorgang, aktivität, was tun, acción')],
  [
    'action',
    phrases('acciones, operación, cambio, ação, ações, operação, alteração, azione, azioni'),
  ],
  ['action', phrases('operazione, modifica, actie, wijziging, bewerking, akcja, operacja, zmiana')],
  ['action', phrases('akce, operace, změna, akcia, operácia, zmena, åtgärd, ändring, handling')],
  ['action', phrases('ændring, endring, toiminto, toimenpide, muutos, művelet, változás, acțiune')],
  [
    'action',
    phrases('operațiune, işlem, eylem, действие, операция, дія, 操作, アクション, 処理, 動作'),
  ],
  ['action', phrases('动作, 변경, 작업')],
  ['reason', phrases('reason, reasons, note, notes, why, comment, comments, remark, remarks')],
  [
    'reason',
    phrases('justification, change reason, business justification, grund, begründung, anmerkung'),
  ],
  [
    'reason',
    phrases('bemerkung, kommentar, notiz, hinweis, warum, motif, raison, commentaire, remarque'),
  ],
  [
    'reason',
    phrases('justificatif, pourquoi, motivo, razón, comentario, nota, notas, justificación'),
  ],
  [
    'reason',
    phrases('observaciones, comentário, justificativa, observação, motivazione, commento, note'),
  ],
  [
    'reason',
    phrases('reden, opmerking, toelichting, powód, uzasadnienie, uwagi, komentarz, důvod'),
  ],
  ['reason', phrases('poznámka, komentář, dôvod, orsak, anledning, kommentar, årsag, begrundelse')],
  ['reason', phrases('begrunnelse, årsak, syy, perustelu, huomautus, indok, megjegyzés, motiv')],
  ['reason', phrases('observații, neden, sebep, açıklama, not, причина, комментарий, примечание')],
  ['reason', phrases('理由, 備考, コメント, 原因, 备注, 説明, 사유, 이유, 비고')],
  ['until', phrases('until, access until, valid until, valid to, expires, expires on, expiry')],
  ['until', phrases('expiry date, expiration, expiration date, access expiration, end, end date')],
  [
    'until',
    phrases('member until, group until, bis, gültig bis, befristet bis, ablauf, ablaufdatum'),
  ],
  ['until', phrases('enddatum, jusqu’au, jusque, valable jusqu’au, échéance, date de fin, hasta')],
  [
    'until',
    phrases('válido hasta, fecha de fin, caduca, até, válido até, fino a, fino al, scadenza'),
  ],
  [
    'until',
    phrases('valido fino al, tot, geldig tot, vervaldatum, einddatum, do, do kiedy, ważne do'),
  ],
  [
    'until',
    phrases('data końca, platnost do, platí do, platné do, till, till och med, giltig till'),
  ],
  [
    'until',
    phrases('slutdatum, gyldig til, udløber, utløper, slutdato, asti, päättyy, voimassa asti'),
  ],
  ['until', phrases('érvényes, lejárat, meddig, până la, valabil până, bitiş, bitiş tarihi, до')],
  [
    'until',
    phrases('действует до, срок, 期限, 有効期限, 終了日, 截止, 到期, 有效期至, 만료일, 종료일'),
  ],
  [
    'status',
    phrases('status, state, user status, account status, member status, employment status'),
  ],
  [
    'status',
    phrases('active, active status, enabled, is active, account enabled, suspended, disabled'),
  ],
  [
    'status',
    phrases('deactivated, statut, estado, stato, stav, stan, tila, állapot, durum, статус'),
  ],
  [
    'status',
    phrases('aktiv, actif, activo, attivo, actief, aktywny, 状態, ステータス, 状态, 상태'),
  ],
  [
    'kind',
    phrases('type, object class, member type, record type, object type, user type, typ, tipo'),
  ],
  ['result', phrases('outcome, certain, http status')],
];

const GROUP = tokens(
  'group groups usergroup usergroups gruppe gruppen groupe groupes grupo grupos',
);
const TEAM = tokens(
  'gruppo gruppi groep groepen grupa grupy skupina skupiny grupp grupper csoport',
);
const EMAIL = tokens(
  'email mail mails emailaddress correo correos courriel mailadresse emailadresse',
);
const EMAIL_MORE = tokens(
  'sähköposti sähköpostiosoite emailcím почта メール メールアドレス eメール 邮箱 邮件 郵箱 电子邮件 电子邮件地址 이메일 электронная электронной почты почта эл адрес',
);
const EMAIL_PART = /mail|メール|이메일|邮件|郵件|邮箱|sahkoposti|почт/;
// Of a person, with yes and no.
const ACTIVITY = tokens(
  'active inactive enabled disabled blocked block archived suspended deactivated locked gesperrt aktiv inaktiv actif inactif activo attivo actief aktywny state',
);
const NO_ACTIVITY = tokens(
  'last date since seen until at on billing billable time access country province address',
);
// What a header says about an email without naming another person.
const OWN = tokens(
  `address addresses adresse adressen dirección direccion endereço indirizzo adres adresa cím primary work
  working business company corporate office official professional user users member members employee
  person people account login sign in name my main default or id account's okta google microsoft azure
  staff colleague firmen atlassian confluence slack directory required optional mandatory eletrónico eletrônico correio
  electrónico electronico electronique électronique elettronica dienstlich geschäftlich arbeit
  professionnel professionnelle trabajo trabalho lavoro werk praca służbowy pracovní`,
);
const PERSON = tokens('user member person people employee worker benutzer mitglied nutzer usuario');
const OTHER_PERSON = tokens(
  `manager managers reports supervisor supervisors boss approver approvers approved requester
  requested requestor sponsor owner owners creator created modified updated invited inviter assistant
  mentor lead leader buddy actor coach director spouse reporter opened submitter submitted author
  teamleiter teamleiterin teamlead abteilungsleiter vorgesetzter vorgesetzte vorgesetzten führungskraft leiter
  genehmiger responsable supérieur jefe aprobador gestor responsabile przełożony kierownik nadřízený
  chef leidinggevende antragsteller 上司 管理者 承認者`,
);
// What other facts about a group or a person are called.
const ATTRIBUTE = tokens(
  `type source status role roles description owner count number created date time url link visibility
  membership kind category tier order size scope domain policy level id ids rule rules
  path typ quelle rolle beschreibung anzahl datum statut rôle tipo rol fecha`,
);
const SECOND = tokens(
  `personal private home secondary alternate alternative alt backup recovery old previous former other
  privat private privée personnel personal particular privado alternativa zweite andere`,
);
const SECRET = tokens(
  'pwd pin otp totp cvv cvc iban ssn pw mdp hasło senha heslo jelszó parola credentials',
);
// Parts of words, because languages join them: "Initialkennwort".
const SECRET_PARTS =
  /passw|passcode|passphrase|passord|passe$|motdepasse|palavrapasse|kennw|geheimnis|zugangsdaten|zugangscode|contrasen|secret(?!ar)|token|apikey|logincode|accesscode|activationcode|initialcode|apischlussel|sshkey|privatekey|accesskey|credential|recoverycode|backupcode|wachtwoord|losenord|adgangskode|salasana|haslo|jelszo|sifre|парол|パスワード|暗証番号|密码|密碼|비밀번호|creditcard|cardnumber|socialsecurity/;
const UNTIL = tokens('until expires expiry expiration expire expiring ablauf ablaufdatum bis');
const REASON = tokens('reason justification grund begründung motif motivo powód důvod raison');
const ACTION = tokens('action aktion acción azione akcja akce actie ação művelet');
const ADDING = tokens('add grant join hinzufügen ajouter añadir aggiungere dodaj přidat toevoegen');
const REMOVING = tokens(
  'remove delete revoke leave entfernen löschen retirer supprimer quitar eliminar rimuovere usuń odebrat verwijderen',
);
const NAME = tokens('name fullname displayname nom nombre nome naam nazwisko namn navn név nimi');
const NOT_NEEDED = tokens(
  `role roles rolle rôle rol ruolo job title position function titel poste puesto cargo stelle
  department dept division unit area section abteilung bereich service departamento département
  reparto afdeling dział oddělení osasto avdelning afdeling osztály отдел 部署 部門 部门
  organization organisation org company employer firma entreprise empresa azienda bedrijf
  cost center centre kostenstelle location office site building floor room city country region state
  street address zip postal standort ort büro stadt land pays ville bureau oficina ciudad país
  phone mobile telephone fax telefon handy téléphone teléfono 電話 date hired hire start started birth
  birthday joined created added updated modified changed granted last first seen login active activity
  access accessed timestamp employee number no nr # nummer personalnummer persnr pers staff id ids guid
  objectguid sid dn distinguishedname uuid key language locale timezone time zone grade level band
  manager managed billable billing policy sso saml twofactor verification factor mfa 2fa has is license
  licence licenses product products app apps url link source provider domain gender sex contract
  employment permanent parttime union shift age salary pay cost description membership tenure photo
  avatar image count size version index row line ticket jira case request reference ref path space
  project repo repository workspace tenant instance environment session duration requirements
  password sign on bitbucket trello confluence guest distinguishedname objectguid`,
);

const WHOLE_KINDS: ReadonlyMap<string, HeaderKind> = new Map(
  [...WHOLE]
    .reverse()
    .flatMap(([kind, headers]) =>
      [...headers].map((header): [string, HeaderKind] => [header, kind]),
    ),
);

/** What a column holds according to its header. Undefined if the header isn't known. */
export const headerKind = (header: string): HeaderKind | undefined => {
  const found = headerTokens(header);
  if (found.length === 0) return undefined;
  const plain = found.join('');
  const has = (...sets: Set<string>[]): boolean =>
    found.some((token) => sets.some((set) => set.has(token)));
  if (isSecret(found)) return 'secret';
  const whole = WHOLE_KINDS.get(plain) ?? WHOLE_KINDS.get(withoutMarks(found));
  if (whole) return whole;
  if (has(OTHER_PERSON) && !has(GROUP)) return 'other-person';
  if (has(EMAIL, EMAIL_MORE) && has(GROUP, TEAM)) return 'group';
  if (has(EMAIL, EMAIL_MORE) || EMAIL_PART.test(plain)) {
    if (has(SECOND)) return 'second-email';
    return found.every((token) => EMAIL.has(token) || EMAIL_MORE.has(token) || OWN.has(token))
      ? 'email'
      : 'some-email';
  }
  if ((has(ADDING) && has(REMOVING)) || (has(ACTION) && !has(ATTRIBUTE))) return 'action';
  if (/accountid|atlassianid/.test(plain)) return has(ATTRIBUTE_OF_ID) ? 'not-needed' : 'account';
  if (/userprincipalname|principalname|username$|samaccountname/.test(plain)) return 'login';
  if (has(UNTIL)) return 'until';
  if (has(REASON)) return 'reason';
  if (has(ACTIVITY) && !has(NO_ACTIVITY)) return 'status';
  if (found.includes('status'))
    return has(GROUP) || found.includes('membership') ? 'not-needed' : 'status';
  if (has(GROUP, TEAM))
    return has(ATTRIBUTE) ? (isGroupId(found) ? 'group-id' : 'not-needed') : 'group';
  if (found.includes('type') || found.includes('class')) return 'kind';
  if (has(NAME) && has(PERSON)) return 'name';
  if (/fullname|displayname|realname/.test(plain)) return 'name';
  if (has(NOT_NEEDED) || NOT_NEEDED.has(plain)) return 'not-needed';
  if (has(PERSON)) return 'person';
  return undefined;
};

const ATTRIBUTE_OF_ID = tokens('type status owner manager');

const isGroupId = (found: readonly string[]): boolean =>
  found.includes('id') &&
  found.every((token) => ['id', 'group', 'confluence', 'target'].includes(token));

// `[Required]`, `(optional)`, `*`: how templates mark their columns.
const MARKS = tokens('required optional mandatory pflichtfeld pflicht obligatoire obligatorio');

const withoutMarks = (found: readonly string[]): string =>
  found.filter((token) => !MARKS.has(token)).join('');

const isSecret = (found: readonly string[]): boolean =>
  found.some((token) => SECRET.has(token.replace(/\d+$/, ''))) ||
  (found.length === 1 && /^(?:pass|clave)\d*$/.test(found[0] ?? '')) ||
  SECRET_PARTS.test(found.join('').replace(/\d+$/, ''));
