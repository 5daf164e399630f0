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

/** The words by which the page understands headers, in about twenty languages. */
export type HeaderWords = {
  /**
   * Whole headers by what they name, separated by commas. They decide before single words do. A star
   * marks a word that also counts within a longer header.
   */
  headers: readonly (readonly [HeaderKind, string])[];
  /** Single words, separated by blanks. */
  tokens: {
    /** Groups too, but a person's part comes first: "responsabile gruppo". */
    team: string;
    email: string;
    /** What a header says about an email without naming another person. */
    ownEmail: string;
    secondEmail: string;
    otherPerson: string;
    /** Beside these, a word for a status says something else. */
    notActivity: string;
    /** What other facts about a group or a person are called. */
    attribute: string;
    attributeOfId: string;
    secret: string;
    /** Secrets only if the header has no other word. */
    secretAlone: string;
    adding: string;
    removing: string;
    notNeeded: string;
    /** How templates mark their columns: `[Required]`, `(optional)`. */
    mark: string;
    /** In cells of a status: the person isn't active. */
    inactive: string;
  };
  /** Parts of words, because languages join them: "Initialkennwort". Regular expressions. */
  patterns: {
    email: string;
    secret: string;
    /** Headers of statuses: "active", "enabled". */
    activity: string;
    /** Headers of the opposite: "disabled", "suspended". */
    inactivity: string;
    /** Statuses of several words that say that the person isn't active, folded. */
    notActive: string;
    yes: string;
    no: string;
    /** Headers that surely mean groups, where several columns could hold them. */
    exactGroup: string;
    /** Headers that ask for something, above cells such as yes and no. */
    asks: string;
    /** Cells that only say yes or no, or have a tick. */
    tick: string;
  };
  /** Words of action columns whose meaning is clear, separated by commas. */
  actions: Record<'add' | 'remove' | 'skip', string>;
  /** What cells of any column may say. */
  cells: {
    /** How well-known secrets look. A regular expression. */
    secret: string;
    /** The errors of formulas, as spreadsheets write them. A regular expression. */
    errorValue: string;
    /** Words that make the text around an email a remark, not a name, separated by blanks. */
    remark: string;
    neverName: string; // those of them that can't begin a name
    particle: string; // those that also belong to names: "von", "de"
    /** How a template's example and a row of totals begin. Regular expressions. */
    example: string;
    total: string;
    /** A row that isn't a person, in a column that says what each is. A regular expression. */
    noPerson: string;
    /** Action words that may be something else, separated by blanks: where someone is, … */
    weakAction: string;
    unsureRemoval: string; // words to remove that mean little within a longer text
    removal: string; // parts of folded texts that surely say to remove: a regular expression
  };
};

/** What the page gets. See docs/decisions/0041-header-words-by-a-call.md. */
export const HEADER_WORDS: HeaderWords = {
  headers: [
    [
      'group',
      `group*,groups*,group name,group names,user group*,user groups*,team,teams,confluence group,
      confluence groups,target group,group name or id,group or id,security group,access group,
      ad group,ldap group,member of,distribution list,distribution group,mailing list,gruppe*,
      gruppen*,gruppenname,benutzergruppe,zielgruppe,sicherheitsgruppe,groupe*,groupes*,
      nom du groupe,équipe,grupo*,grupos*,nombre del grupo,nome do grupo,nome gruppo,equipo,
      groepsnaam,grupa,nazwa grupy,zespół,název skupiny,názov skupiny,gruppnamn,gruppenavn,ryhmä,
      ryhmät,ryhmän nimi,csoportnév,csoport neve,grup,gruplar,grup adı,nume grup,grupul,группа,
      группы,имя группы,група,групи,グループ,グループ名,チーム,组,群组,用户组,组名,群組,그룹,그룹명,팀`,
    ],
    ['group-id', 'group id, group ids, group uuid, confluence group id, gruppen id'],
    [
      'account',
      `account id,user id,user ids,member id,person id,atlassian account,aaid,id,konto id,
      benutzer id,kontokennung,id de compte,id de cuenta`,
    ],
    [
      'person',
      `user*,users,member*,members,person*,people*,account,accounts,who,member email account id,
      email or account id,account id or email,member object id or user principal name,employee*,
      worker*,colleague,benutzer*,mitglied*,mitglieder,nutzer*,mitarbeiter,mitarbeiterin,konto,wer,
      utilisateur,utilisateurs,membre,membres,personne,compte,qui,employé,usuario*,usuarios,miembro,
      miembros,persona,cuenta,quién,empleado,membro,pessoa,utente,utenti,membri,gebruiker,lid,leden,
      użytkownik,użytkownicy,członek,osoba,pracownik,uživatel,člen,användare,medlem,bruger,bruker,
      käyttäjä,jäsen,henkilö,felhasználó,utilizator,membru,kullanıcı,üye,kişi,пользователь,участник,
      сотрудник,ユーザー,ユーザ,メンバー,社員,用户,成员,使用者,사용자,구성원`,
    ],
    [
      'login',
      `username,login,login name,upn,logon name,benutzername,anmeldename,identifiant,
      nom d’utilisateur,nombre de usuario,nome utente,gebruikersnaam,nazwa użytkownika`,
    ],
    [
      'name',
      `name*,full name*,display name*,member name,person name,employee name,worker name,
      vollständiger name,anzeigename,nom complet,nom*,nombre*,nombre completo,nome*,nome completo,
      naam*,volledige naam,imię i nazwisko,nazwa wyświetlana,jméno,meno,celé jméno,namn*,navn*,
      fulde navn,nimi*,koko nimi,név*,teljes név,nume,nume complet,ad soyad,имя,фио,полное имя,氏名,
      名前,表示名,姓名,名称,显示名称,이름,성명`,
    ],
    [
      'part-of-name',
      `first,last,first name,last name,given name,family name,surname,forename,middle name,
      preferred name,vorname,nachname,familienname,prénom,nom de famille,apellido,apellidos,
      primer nombre,sobrenome,cognome,voornaam,achternaam,imię,nazwisko*,křestní jméno,příjmení,
      priezvisko,förnamn,efternamn,fornavn,etternavn,etunimi,sukunimi,keresztnév,vezetéknév,prenume,
      soyad,фамилия,姓,名,성`,
    ],
    [
      'action',
      `action*,actions,operation,operations,op,change,changes,change type,action type,
      membership action,member action,requested action,what to do,what happens,aktion*,aktionen,
      maßnahme,änderung,vorgang,aktivität,was tun,acción*,acciones,operación,cambio,ação*,ações,
      operação,alteração,azione*,azioni,operazione,modifica,actie*,wijziging,bewerking,akcja*,
      operacja,zmiana,akce*,operace,změna,akcia,operácia,åtgärd,ändring,handling,ændring,endring,
      toiminto,toimenpide,muutos,művelet*,változás,acțiune,operațiune,işlem,eylem,действие,операция,
      дія,操作,アクション,処理,動作,动作,변경,작업`,
    ],
    [
      'reason',
      `reason*,reasons,note,notes,why,comment,comments,remark,remarks,justification*,change reason,
      business justification,grund*,begründung*,anmerkung,bemerkung,kommentar,notiz,hinweis,warum,
      motif*,raison*,commentaire,remarque,justificatif,pourquoi,motivo*,razón,comentario,nota,notas,
      justificación,observaciones,justificativa,observação,motivazione,commento,reden,opmerking,
      toelichting,powód*,uzasadnienie,uwagi,komentarz,důvod*,poznámka,komentář,dôvod,orsak,
      anledning,årsag,begrundelse,begrunnelse,årsak,syy,perustelu,huomautus,indok,megjegyzés,motiv,
      observații,neden,sebep,açıklama,not,причина,комментарий,примечание,理由,備考,コメント,原因,备注,説明,사유,이유,
      비고`,
    ],
    [
      'until',
      `until*,access until,valid until,valid to,expires*,expires on,expiry*,expiry date,expiration*,
      expiration date,access expiration,end,end date,member until,group until,bis*,gültig bis,
      befristet bis,ablauf*,ablaufdatum*,enddatum,jusqu’au,jusque,valable jusqu’au,échéance,
      date de fin,hasta,válido hasta,fecha de fin,caduca,até,válido até,fino a,fino al,scadenza,
      valido fino al,tot,geldig tot,vervaldatum,einddatum,do,do kiedy,ważne do,data końca,
      platnost do,platí do,platné do,till,till och med,giltig till,slutdatum,gyldig til,udløber,
      utløper,slutdato,asti,päättyy,voimassa asti,érvényes,lejárat,meddig,până la,valabil până,
      bitiş,bitiş tarihi,до,действует до,срок,期限,有効期限,終了日,截止,到期,有效期至,만료일,종료일,expire*,expiring*`,
    ],
    [
      'status',
      `status,state*,user status,account status,member status,employment status,active*,inactive*,
      active status,enabled*,is active,account enabled,disabled*,blocked*,block*,archived*,
      suspended*,locked*,deactivated*,gesperrt*,statut,estado,stato,stav,stan,tila,állapot,durum,
      статус,aktiv*,inaktiv*,actif*,inactif*,activo*,attivo*,actief*,aktywny*,状態,ステータス,状态,상태`,
    ],
    ['kind', 'type, object class, member type, record type, object type, user type, typ, tipo'],
    ['result', 'outcome, certain, http status'],
  ],
  tokens: {
    team: 'gruppo gruppi groep groepen grupa grupy skupina skupiny grupp grupper csoport',
    email: `email mail mails emailaddress correo correos courriel mailadresse emailadresse sähköposti
      sähköpostiosoite emailcím почта メール メールアドレス eメール 邮箱 邮件 郵箱 电子邮件 电子邮件地址 이메일 электронная
      электронной почты эл адрес`,
    ownEmail: `address addresses adresse adressen dirección endereço indirizzo adres adresa cím primary work
      working business company corporate office official professional user users member members
      employee person people account login sign in name my main default or id account's okta google
      microsoft azure staff colleague firmen atlassian confluence slack directory required optional
      mandatory eletrónico correio electrónico electronique elettronica dienstlich geschäftlich arbeit
      professionnel professionnelle trabajo trabalho lavoro werk praca służbowy pracovní`,
    secondEmail: `personal private home secondary alternate alternative alt backup recovery old previous former
      other privat privée personnel particular privado alternativa zweite andere`,
    otherPerson: `manager managers reports supervisor supervisors boss approver approvers approved requester
      requested requestor sponsor owner owners creator created modified updated invited inviter
      assistant mentor lead leader buddy actor coach director spouse reporter opened submitter
      submitted author teamleiter teamleiterin teamlead abteilungsleiter vorgesetzter vorgesetzte
      vorgesetzten führungskraft leiter genehmiger responsable supérieur jefe aprobador gestor
      responsabile przełożony kierownik nadřízený chef leidinggevende antragsteller 上司 管理者 承認者`,
    notActivity:
      'last date since seen until at on billing billable time access country province address',
    attribute: `type source status role roles description owner count number created date time url link
      visibility membership kind category tier order size scope domain policy level id ids rule rules
      path typ quelle rolle beschreibung anzahl datum statut tipo rol fecha`,
    attributeOfId: 'type status owner manager',
    secret: 'pwd pin otp totp cvv cvc iban ssn pw mdp senha heslo parola',
    secretAlone: 'pass clave',
    adding: 'add grant join hinzufügen ajouter añadir aggiungere dodaj přidat toevoegen',
    removing: `remove delete revoke leave entfernen löschen retirer supprimer quitar eliminar rimuovere usuń
      odebrat verwijderen`,
    notNeeded: `role roles rolle rol ruolo job title position function titel poste puesto cargo stelle
      department dept division unit area section abteilung bereich service departamento département
      reparto afdeling dział oddělení osasto avdelning osztály отдел 部署 部門 部门 organization
      organisation org company employer firma entreprise empresa azienda bedrijf cost center centre
      kostenstelle location office site building floor room city country region state street address
      zip postal standort ort büro stadt land pays ville bureau oficina ciudad país phone mobile
      telephone fax telefon handy teléfono 電話 date hired hire start started birth birthday joined
      created added updated modified changed granted last first seen login active activity access
      accessed timestamp employee number no nr # nummer personalnummer persnr pers staff id ids guid
      objectguid sid dn distinguishedname uuid key language locale timezone time zone grade level band
      manager managed billable billing policy sso saml twofactor verification factor mfa 2fa has is
      license licence licenses product products app apps url link source provider domain gender sex
      contract employment permanent parttime union shift age salary pay description membership tenure
      photo avatar image count size version index row line ticket jira case request reference ref path
      space project repo repository workspace tenant instance environment session duration
      requirements password sign on bitbucket trello confluence guest`,
    mark: 'required optional mandatory pflichtfeld pflicht obligatoire obligatorio',
    inactive: `pending_deletion ex-employee suspended deactivated inactive disabled blocked locked closed deleted terminated departed left former offboarded archived deprovisioned resigned inaktiv deaktiviert gesperrt ausgeschieden ausgetreten gekündigt inactif désactivé suspendu bloqué inactivo inactiva desactivado suspendido suspendida bloqueado baja inativo desativado inattivo disattivato sospeso nieaktywny zawieszony zablokowany neaktivní neaktívny inaktivní inactief geblokkeerd inaktiverad inaktivt inaktív pasif уволен уволена неактивен заблокирован 退職 無効 停止 休職 离职 已离职 停用 已停用 퇴사 비활성`,
  },
  patterns: {
    activity: 'activ|aktiv|actif|attiv|aktyw|enabled|актив',
    inactivity: 'suspend|disabled|blocked|deactivat|archived|gesperrt|inaktiv|inactiv|deleted',
    notActive: '^(?:not|nicht|non|no|nie|не) (?:active|aktiv|actif|activo|attivo|aktywny|активен)',
    yes: '^(?:yes|true|1|ja|oui|y|sí|si|tak|ano|да|はい|wahr|vrai|verdadero|vero)$',
    no: '^(?:no|false|0|nein|non|n|nee|nie|nej|нет|いいえ|falsch|faux|falso)$',
    exactGroup: 'group|grupp|groupe|grupo|grupa|skupin|csoport|グループ|组|группа',
    asks: 'access|member\\b|in group|needed|zugang|zugriff|berechtig|mitglied|benötigt|accès|membre|acceso|miembro|accesso|dostęp',
    tick: '^(?:x|✓|✔|☑|✗|✘|yes|no|y|n|true|false|ja|nein|oui|non|sí|si|sim|não|tak|nie|ano|ne|да|нет|はい|いいえ|wahr|falsch|vrai|faux|verdadero|falso|[01●○•])$',
    email: 'mail|メール|이메일|邮件|郵件|邮箱|sahkoposti|почт',
    secret:
      'passw|passcode|passphrase|passord|passe$|motdepasse|palavrapasse|kennw|geheimnis|zugangsdaten|zugangscode|contrasen|secret(?!ar)|token|apikey|logincode|accesscode|activationcode|initialcode|apischlussel|sshkey|privatekey|accesskey|credential|recoverycode|backupcode|wachtwoord|losenord|adgangskode|salasana|haslo|jelszo|sifre|парол|パスワード|暗証番号|密码|密碼|비밀번호|creditcard|cardnumber|socialsecurity',
  },
  // Words such as "yes", "x", "done" or "move" are not here: the admin is asked.
  actions: {
    add:
      // English
      'add,adds,added,adding,add to group,add user,add member,+,invite,invited,join,joins,' +
      'joined,joiner,joiners,grant,grants,granted,include,insert,in,assign,enroll,enrol,' +
      'onboard,onboarding,new joiner,provision,give access,add access,' +
      // German
      'hinzufügen,hinzugefügt,hinzu,zufügen,aufnehmen,aufgenommen,eintragen,eintritt,' +
      'anlegen,berechtigen,zugang,neuzugang,rein,beitreten,dazu,zuordnen,zuweisen,' +
      // French
      'ajouter,ajout,ajouté,ajoutée,ajoutez,inviter,inclure,arrivée,entrée,inscrire,' +
      // Spanish
      'añadir,añadido,agregar,agregado,incluir,invitar,incorporar,incorporación,' +
      // Portuguese
      'adicionar,adicionado,acrescentar,convidar,' +
      // Italian
      'aggiungere,aggiungi,aggiunto,aggiunta,inserire,inserisci,invitare,' +
      // Dutch
      'toevoegen,toegevoegd,voeg toe,uitnodigen,' +
      // Polish
      'dodaj,dodać,dodano,dodanie,zaproś,przyznaj,' +
      // Czech and Slovak
      'přidat,přidej,přidáno,přidání,zařadit,' +
      // Swedish, Danish, Norwegian
      'lägg till,lägga till,tillagd,tilføj,tilføje,legg til,legge til,tilføyd,' +
      // Finnish
      'lisää,lisätään,lisätty,lisäys,kutsu,' +
      // Hungarian
      'hozzáadás,hozzáad,hozzáadni,felvesz,felvétel,' +
      // Romanian
      'adaugă,adăugare,adăugat,adăugați,' +
      // Turkish
      'ekle,eklendi,ekleme,ekleyin,' +
      // Russian and Ukrainian
      'добавить,добавлен,добавление,включить,додати,' +
      // Japanese, Chinese, Korean
      '追加,追加する,登録,参加,添加,新增,加入,增加,추가,추가하기',
    remove:
      // English
      'remove,removes,removed,removing,remove from group,remove user,remove member,delete,' +
      'deletes,deleted,revoke,revoked,left,leaver,leavers,exclude,drop,kick,out,unassign,' +
      'offboard,offboarding,deprovision,withdraw,removal,removals,termination,terminations,' +
      'deactivate,deactivated,deactivation,deactivations,disable,access removal,withdrawn,' +
      'terminate,terminated,take out,remove access,exit,' +
      // German
      'entfernen,entfernt,löschen,gelöscht,austragen,austritt,raus,entziehen,entzug,abgang,' +
      'abgänge,abgänger,austritte,ausscheiden,ausgeschieden,verlassen,herausnehmen,' +
      'wegnehmen,' +
      // French
      'retirer,retrait,retiré,retirée,supprimer,supprimé,suppression,enlever,départ,' +
      'départs,exclure,sortie,sorties,révoquer,désinscrire,' +
      // Spanish
      'quitar,quitado,eliminar,eliminado,borrar,retirar,excluir,dar de baja,baja,bajas,' +
      'sacar,' +
      // Portuguese
      'remover,removido,excluído,apagar,' +
      // Italian
      'rimuovere,rimuovi,rimosso,rimozione,eliminare,elimina,togliere,cancellare,' +
      // Dutch
      'verwijderen,verwijderd,verwijder,intrekken,weghalen,' +
      // Polish
      'usuń,usunąć,usunięto,usunięcie,odbierz,skasuj,wyklucz,' +
      // Czech and Slovak
      'odebrat,odeber,odstranit,odstraň,odobrať,smazat,vyřadit,zmazať,' +
      // Swedish, Danish, Norwegian
      'ta bort,tag bort,borttagen,fjern,fjerne,fjernet,slet,slett,slette,radera,' +
      // Finnish
      'poista,poistetaan,poistettu,poisto,' +
      // Hungarian
      'eltávolítás,eltávolít,eltávolítani,törlés,töröl,törölni,' +
      // Romanian
      'șterge,ștergere,scoate,înlătură,' +
      // Turkish
      'kaldır,çıkar,sil,silindi,kaldırıldı,çıkarıldı,kaldırma,' +
      // Russian and Ukrainian
      'удалить,удалён,удаление,исключить,убрать,видалити,вилучити,' +
      // Japanese, Chinese, Korean
      '削除,削除する,除外,脱退,解除,删除,刪除,移除,退出,삭제,제거',
    skip:
      // English
      'keep,keeps,kept,skip,skipped,no change,unchanged,no changes,ignore,ignored,none,n/a,' +
      'na,nothing,stay,stays,leave as is,as is,no action,same,' +
      // German
      'bleibt,bleiben,behalten,unverändert,keine änderung,ignorieren,überspringen,keine,' +
      'nichts,beibehalten,keine aktion,' +
      // French
      'ignorer,garder,conserver,inchangé,aucun changement,sans changement,rien,aucune,' +
      'aucune action,pas de changement,' +
      // Spanish
      'sin cambios,sin cambio,mantener,ignorar,omitir,conservar,nada,ninguna,' +
      // Portuguese
      'manter,sem alteração,sem alterações,pular,nenhuma,' +
      // Italian
      'mantenere,mantieni,nessuna modifica,invariato,ignora,ignorare,nessuna,' +
      // Dutch
      'behouden,ongewijzigd,geen wijziging,overslaan,negeren,blijft,geen,' +
      // Polish
      'pomiń,bez zmian,zostaw,zachowaj,pozostaw,ignoruj,brak,' +
      // Czech and Slovak
      'ponechat,beze změny,přeskočit,bez zmeny,žádná,' +
      // Swedish, Danish, Norwegian
      'behåll,oförändrad,ingen ändring,hoppa över,behold,uændret,uendret,ingen,spring over,' +
      'hopp over,ingen ændring,ingen endring,' +
      // Finnish
      'säilytä,ei muutosta,ohita,ennallaan,' +
      // Hungarian
      'marad,megtart,nincs változás,változatlan,kihagy,' +
      // Romanian
      'păstrează,fără modificări,neschimbat,' +
      // Turkish
      'değişiklik yok,tut,atla,yok say,' +
      // Russian and Ukrainian
      'оставить,без изменений,пропустить,залишити,без змін,' +
      // Japanese, Chinese, Korean
      '変更なし,そのまま,維持,スキップ,无变化,不变,保留,跳过,변경 없음,유지,건너뛰기',
  },
  cells: {
    // Tokens of well-known products, private keys, and passwords that say so.
    secret: [
      '\\b(?:ATATT3|ATCTT3|gh[pousr]_|github_pat_|xox[abpors]-|xapp-|glpat-|npm_|sk_live_|sk_test_)[\\w=-]{4,}',
      '\\bAKIA[0-9A-Z]{12,}|\\bAIza[\\w-]{20,}|\\beyJ[\\w-]{10,}\\.[\\w-]+\\.?[\\w-]*',
      '-----BEGIN [^-]+-----[^]*|\\bsk-(?:proj-|ant-)?[A-Za-z0-9]{24,}|hooks\\.slack\\.com/\\S+',
      '(?<=://[^\\s/:@]{1,60}:)[^\\s/@]+(?=@)|(?<=\\bBearer )\\S+',
      '(?<=(?:pass(?:word|code|wort)?|pwd|pw|kennwort|mot de passe|mdp|contraseña|clave|senha|hasło|wachtwoord|secret|token)\\s{0,3}(?:[:=]|is\\b|ist\\b|lautet\\b)\\s{0,3})\\S+',
    ].join('|'),
    errorValue:
      '^#(?:N/A|NV|N/D|N/V|REF!|BEZUG!|REF\\.?!|VALUE!|WERT!|VALEUR!|VALOR!|¡VALOR!|NAME\\?|NOMBRE\\?|NOM\\s?\\?|DIV/0!|NULL!|NUM!|ZAHL!|SPILL!|CALC!|GETTING_DATA|FIELD!|BLOCKED!|CONNECT!|ARG!|ADR!)$',
    remark:
      "not no except without but ex was old former formerly replaces replaced instead don't dont cancel " +
      'cancelled gone inactive resigned disabled suspended by from for behalf on please only since nicht ' +
      'ohne außer statt bitte für sauf pas sans excepto sin senza zonder niet bez',
    neverName: 'except without former replaces replaced inactive resigned disabled',
    example:
      '^(?:example|e\\.g\\.|beispiel|z\\. ?b\\.|exemple|ejemplo|esempio|exemplo|voorbeeld|przykład|příklad|例)\\s*[::\\-–]',
    total:
      '^(?:grand )?(?:total|totals|totale|totales|sum|summe|gesamt|gesamtsumme|insgesamt|somme|suma|razem|celkem|totaal|yhteensä|összesen|toplam|итого|всего|合計|总计|합계|count|end of (?:report|list|file))\\s*:?\\s*[\\d.,]*$',
    noPerson:
      '^(?:group|customer|bot|service|service account|application|computer|device|team|org|organization)$',
    unsureRemoval: 'out drop exit raus sil slet kick dar de ta tag baja bajas',
    removal:
      "no longer|kein(?:en)? .{1,20} mehr|n'a plus|ne plus|ya no |non .{1,20} più|austritt|terminat|offboard|last working day|leaving",
    weakAction: 'in out join joins joined left invite invited same',
    particle:
      'to of and or until von van und par pour et y e en per la de di da para por dla i nie',
  },
};
