import type { ActionWord, WordMeaning } from './mapping';
import { foldText } from './spelling';

// Words whose meaning is clear in a list of group changes. Words such as "yes", "x", "done" or
// "move" are not here: the admin is asked.
const SPELLINGS: Readonly<Record<WordMeaning, string>> = {
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
};

const WORD_MEANINGS = ['add', 'remove', 'skip'] as const;

const wordsFor = (meaning: WordMeaning): string[] => SPELLINGS[meaning].split(',').map(foldText);

const MEANINGS: ReadonlyMap<string, WordMeaning> = new Map(
  WORD_MEANINGS.flatMap((meaning) =>
    wordsFor(meaning).map((word): [string, WordMeaning] => [word, meaning]),
  ),
);

const MAX_LENGTH = 40; // characters; longer texts are no action words

/** What a tidied cell says to do. Undefined if its meaning isn't clear. */
export const readAction = (text: string): WordMeaning | undefined =>
  text.length > MAX_LENGTH ? undefined : MEANINGS.get(foldText(text));

// Words that also say where someone is or what happened, so a column of them may be something else.
const WEAK = new Set(['in', 'out', 'join', 'joins', 'joined', 'left', 'invite', 'invited', 'same']);

/** Whether a tidied cell says to add or to remove, and can hardly mean anything else. */
export const isStrongAction = (text: string): boolean => {
  const meaning = readAction(text);
  return (meaning === 'add' || meaning === 'remove') && !WEAK.has(foldText(text));
};

const MIN_LETTERS = 2;
const UNSURE = new Set('out drop exit raus sil slet kick dar de ta tag baja bajas'.split(' '));

const REMOVALS: ReadonlySet<string> = new Set(wordsFor('remove'));
const REMOVAL_TOKENS: ReadonlySet<string> = new Set(
  [...REMOVALS].filter(
    (word) => !word.includes(' ') && word.length >= MIN_LETTERS && !UNSURE.has(word),
  ),
);
const MAX_WORDS = 6; // in a phrase; in a longer text only clear words count
const MAX_TEXT = 400; // characters
const MIN_CLEAR_LETTERS = 6;
const NO_LONGER = /no longer|kein(?:en)? .{1,20} mehr|n'a plus|ne plus|ya no |non .{1,20} più/;
const CLEAR_PART = /austritt|terminat|offboard|last working day|leaving/;

/**
 * Whether a text says to remove: `remove`, `to be removed`, `bitte entfernen`. Quick, because it
 * looks at all cells of a list.
 */
export const mentionsRemoval = (text: string): boolean => {
  if (text.length > MAX_TEXT || !/\p{L}{2}/u.test(text)) return false;
  const folded = foldText(text);
  if (REMOVALS.has(folded) || NO_LONGER.test(folded) || CLEAR_PART.test(folded)) return true;
  const words = folded.split(/[^\p{L}\p{N}']+/u).filter((word) => word !== '');
  const minLetters = words.length > MAX_WORDS ? MIN_CLEAR_LETTERS : MIN_LETTERS;
  return words.some((word) => word.length >= minLetters && REMOVAL_TOKENS.has(word));
};

/** An action word in the form in which words are compared: without case and outer blanks. */
export const plainWord = (text: string): string => text.normalize('NFC').trim().toLowerCase();

const MINUS = /^[-\u2212\u2013\u2014]$/;

/**
 * Counts the words of an action column, the most frequent first, with their meanings. The empty
 * word stands for empty cells. `cells` are tidied; `before` holds what the admin decided.
 */
export const actionWordsOf = (
  cells: Iterable<string>,
  before: ReadonlyMap<string, WordMeaning | undefined>,
): ActionWord[] => {
  const counts = new Map<string, ActionWord>();
  for (const cell of cells) {
    const key = plainWord(cell);
    const known = counts.get(key);
    if (known) known.count += 1;
    else counts.set(key, { word: cell, count: 1, meaning: undefined });
  }
  const hasPlus = counts.has('+');
  const words = [...counts].map(([key, { word, count }]): ActionWord => {
    if (before.has(key)) return { word, count, meaning: before.get(key) };
    // A dash means "remove" only beside a plus. Alone it may mean "nothing".
    if (MINUS.test(key)) return { word, count, meaning: hasPlus ? 'remove' : undefined };
    return { word, count, meaning: key === '' ? undefined : readAction(word) };
  });
  const empty = words.find(({ word }) => word === '');
  // Beside words that remove, empty cells may mean "no change".
  if (empty && !before.has('')) {
    const others = words.filter((each) => each !== empty);
    empty.meaning = others.every(({ meaning }) => meaning === 'add') ? 'add' : undefined;
  }
  return words.sort((one, other) => other.count - one.count);
};
