/**
 * Words of a language as they appear in lists: headers, actions, reasons, names. Chosen so that
 * each letter outside ASCII stands next to its usual neighbors. In lower case.
 */
export type LanguageWords = readonly string[];

const GERMAN = `gruppe gruppen hinzufügen entfernen löschen überspringen ändern änderung bleibt
  grund begründung für über prüfen gültig ungültig zurück später früher größe straße außer groß
  müller schröder köhler schäfer jäger böhm löwe vögel jürgen björn günter günther jörg käthe
  bärbel weiß voß strauß krüger köln münchen düsseldorf nürnberg österreich zürich können möchte
  möglich schließen häufig führung geschäft büro nächste tätig verfügung übergabe übernahme
  ausgeschieden erhält dürfen fällt wöchentlich persönlich öffentlich kündigung schlüssel
  zugehörigkeit bestätigt vollständig äußere ärzte öffnen übung rückmeldung hält wäre müssen süd
  nördlich länge aufträge vorübergehend völlig höhe größer heißt grüße schön fünf zwölf märz
  königin gewünscht bücher gefühl mädchen däne lädt jährlich tägliche säule bäcker kühn`;

const FRENCH = `groupe groupes équipe équipes prénom nom adresse société département système accès
  rôle créé créer clé durée début déjà été élève école état étage ajouté ajouter supprimé retiré
  retirer désactivé activé départ arrivée congé maternité même être fête tête forêt très après
  première dernière père mère frère hélène rené andré françois françoise jérôme benoît noël zoë
  chloé léa gaëlle raphaël là voilà à où ça français reçu leçon garçon façon naïf maïs dû sûr août
  goût clôture côté hôtel bientôt contrôle tâche château pâques âge grâce théâtre île boîte maître
  connaître naître œuvre sœur cœur bœuf intérêt prêt arrêt général numéro téléphone régional
  sécurité qualité priorité employé employée congés validé refusé modifié périmètre cinquième
  bénéficiaire étienne éric élodie amélie émilie céline hervé fèvre lefèvre crépin mathéo anaïs
  loïc joël côme extérieur réunion égypte guyane sénégal norvège algérie grèce israël haïti évaluation
  problème modèle fidèle genève collègue référence préparé répété fenêtre hâte dégât plaît çà œil vœux pêche bûche nîmes complètement
  athlète brûlé`;

const SPANISH = `grupo acción añadir quitar año años españa español señor niño núñez muñoz ibáñez
  peña compañía garcía maría martínez gonzález lópez pérez rodríguez sánchez gómez jiménez
  hernández díaz fernández álvarez ramírez josé jesús ramón andrés tomás nicolás sofía lucía inés
  mónica verónica belén raúl ángel óscar íñigo útil único última último número teléfono dirección
  razón motivo correo incorporación según después además más está aquí allí así sí él tú qué cuándo
  dónde cómo quién día días todavía había tenía área técnico pública información administración
  gestión sección región organización comunicación operación situación reunión sesión formación
  atención inglés francés interés país maíz baúl pingüino vergüenza mañana montaña pequeño diseño
  contraseña otoño sueño cañón viñedo bañuelos agüero argüello méndez vázquez suárez bermúdez búlgaro guzmán cortés león
  japón perú panamá méxico turquía alemán sábado miércoles`;

const PORTUGUESE = `grupo equipa ação ações adicionar remover razão não são então informação situação
  reunião organização função adição remoção exclusão inclusão usuário usuários endereço começo
  licença férias até você três mês inglês português josé joão antónio antônio luís inês mónica
  vânia conceição gonçalves gonçalo assunção simões magalhães guimarães mãe irmão irmã amanhã manhã
  pão coração maçã lã além também ninguém saída país início último único público área secretária
  histórico técnico serviço preço espaço força opção opções condições limões põe avós avô ônibus
  econômico autônomo título âmbito câmara ciência experiência gerência permissão permissões revisão
  decisão à às pôr número código períodos alterações sérgio cláudia patrícia fábio flávia vitória
  mário lúcia estêvão araújo lourenço mendonça françois césar índia japão alemão coréia março
  terça sábado câmbio ângela ângelo águeda ênfase óbito
  júlio júlia áurea vietnã cauã bebê falcão betão algodão pêssego irlandês`;

const SCANDINAVIAN = `lägg ta bort åtgärd orsak anledning hoppa över göteborg malmö örebro västerås
  umeå luleå skåne småland åke åsa håkan mårten måns björn göran sören jörgen östen örjan ängel
  märta ström sjöström bergström lindström nyström öberg åberg sjöberg åkesson håkansson jönsson
  hägglund ångström från på så två får går här är där när före för färdig ändra ändring behörighet
  användare tillhör tillgång hör avdelning säkerhet ägare öppen öppna kör kök höger vänster måndag
  lördag söndag årlig månad år ålder hög låg åtta kärlek läkare sällan själv många våra väg väntar
  öar öarna grönland österrike engström sjögren åström ekström lövgren österberg hellström
  tilføj fjern gruppe årsag søren jørgen bjørn bjørg øyvind kåre håkon pål håvard bård øystein
  ørjan jørn torbjørn sørensen jørgensen østergaard nørgaard søndergaard kjær skovgård ægte læge væk
  nærmere være præcis grøn brød rød ø øst større først søndag lørdag måned måde på også når gå køn
  før efterår ændre tilføyd kjøre gjør språk både træ sæson ære ærlig færøerne rønning sæther næss
  øer øerne bøger bøker miljø løken ødegård grønland håndtering bruker løsning møte oversøisk europæisk fællesskab
  sjælland kæde æble mængde jomfruøerne kanariøyene`;

const FINNISH = `ryhmä ryhmät lisää poista syy henkilö sähköposti käyttäjä käyttäjät päivämäärä
  päättyy jäsen jäsenet nimi mäkinen hämäläinen väinö yrjö jyväskylä hyväksytty lähtien pääsy työ
  työntekijä äiti öljy ääni yö hän tässä siellä myös älä että mäki järvi järvinen lähteenmäki
  pöytä tämä keskiviikko kesäkuu heinäkuu syyskuu tietää kieltäytynyt siirtynyt tšekki
  rühm põhjus lisa eemalda kõik võib õpetaja töö jõe mõni näiteks õige sõna kätlin tõnu pärnu
  põld mägi ülle rõõm šokolaad žanr`;

const ITALIAN = `gruppo aggiungi rimuovi perché più già può così è peròà società attività qualità
  università lunedì martedì mercoledì giovedì venerdì sì lì là dì né nicolò niccolò forlì verità
  novità età sarà farà fù tribù gioventù caffè tè cioè libertà priorità responsabilità poiché
  finché perù corfù cantù giosuè mosè salomè
  metà cinquantatré lassù venerdì`;

const DUTCH = `groep reden één café privé ideeën coördinatie coördinator categorieën reünie zoë
  daniël michaël joël naïef ruïne beïnvloed financiën belgië patiënt cliënt crème enquête geüpload faeröer
  vóór noël italië indonesië beëindigd officiële tweeëntwintig andré josé rené loïs anaïs maïs
  oekraïne`;

const ICELANDIC = `hópur bæta fjarlægja ástæða nafn netfang þórður guðrún sigríður björk þóra jóhann
  ólafur kristín sveinsdóttir guðmundur það við eða já nú þá þetta maður síðan breyting aðgangur
  ætla öllum þessi sími íslenska þýska ýmis vörður bíða tíð áður`;

const CATALAN = `grup acció afegir raó són és més també perquè després núria jordà ràpid català canvi
  informació organització col·legi paral·lel barça força plaça anàlisi ciència francès interès
  gràcies història mònica dolça maçó òscar àngel índex último avís líder pingüí països veïns`;

const POLISH = `grupa dodaj usuń pomiń powód akcja działanie użytkownik użytkownicy imię nazwisko
  członek członkowie odejście zastępstwo dział księgowość sprzedaż obsługa łukasz michał paweł rafał
  stanisław małgorzata bartłomiej wójcik wiśniewski wiśniewska kamiński zieliński szymański woźniak
  dąbrowski kozłowski jabłoński wróbel król górski żak czyż święta środa październik wrzesień
  styczeń grudzień kwiecień łódź kraków wrocław poznań gdańsk białystok częstochowa rzeszów
  zamówienie zmień macierzyński dołączyć dołączył będzie są się że też już może więc jeśli ponieważ
  ważny ważność przyjęcie przeniesienie wygasł później żądanie źle źródło ćwiczenia ósmy ślusarz
  śledź łącznie łączny książka mąż wąż ręka węzeł język główny wartość całość ilość miesiąc pamięć
  pięć dziewięć dziesięć sześć osób grupę zespół projektów uprawnień żółty róża żona żydowski
  święty ślązak śpiew łoś łysy gęś kość sąd łąka wąski zły mały pół stół żniwo dąb tańczyć chiński
  duński wołoszański błaszczyk pączek gałęzie jędrzej grażyna bożena błażej sławomir zdzisław
  wiesław gołębiewski trąba łęcki
  dżem mojżesz żmuda dębowski banaś będę bębenek angielszczyzna żeglarz`;

const CZECH = `skupina přidat odebrat důvod akce uživatel uživatelé příjmení jméno člen členové změna
  změnit účet přeskočit ponechat beze zpět oddělení účetnictví vedoucí zaměstnanec zástup odchod
  dovolená mateřská jiří jiřina tomáš lukáš ondřej matěj vojtěch zdeněk luboš miloš aleš radomír
  květa růžena božena kateřina markéta zdeňka libuše novák dvořák černý černá procházka kučera
  veselý horák němec pokorný pospíšil hájek jelínek král růžička sedláček doležal kolář navrátil
  čermák vaněk kříž štěpán šimek říha řezníček žák že též již když může můj dům stůl průkaz účel
  úplně úterý čtvrtek pátek neděle pondělí únor březen květen červen září říjen říci tři čtyři
  šest město křestní něco měsíc týden příští děkuji ještě přístup správce schválený oprávnění
  platnost přidáno zrušit smazat vyřazen česko české brně plzeň ústí ťukat loď veď řeč ňadra zaťatý
  dítě tříd ďas běží pěna hůl dvůr kůň žena užší těžký věc věra hřeben mládež výměna blížence
  stížnost jižní západní švédsko čína řecko francouzština perština šulc schůzka`;

const SLOVAK = `skupina pridať odstrániť dôvod používateľ meno priezvisko zmena vynechať ponechať
  účet oddelenie účtovníctvo vedúci zamestnanec člen členovia ľuboš ľudmila ľubica žofia štefan
  matúš marián šimon kováč baláž krajčír kráľ vŕba stĺp dĺžka môže kôň stôl nôž deň už čo ešte
  prečo tiež mesiac týždeň piatok štvrtok nedeľa január október júl jún košice žilina prešov
  trenčín názov kľúč platnosť oprávnenie žiadosť možnosť správca neaktívny ukončený ďalší ďakujem
  ťažký mäso päť deväť desať väčší tŕň hŕba mŕtvy vĺča veľký učiteľ predajňa odchádza stážista
  švajčiarsko španielčina nemčina valachovič turčok ďurica`;

const HUNGARIAN = `csoport művelet hozzáadás hozzáad törlés eltávolítás eltávolít kihagy kihagyás ok
  indok indoklás név vezetéknév keresztnév felhasználó felhasználók megjegyzés érvényes lejár
  osztály pénzügy könyvelés értékesítés ügyfél ügyfélszolgálat kilépett belépett szülés szabadság
  helyettesítés őrzés őszi őr ő ők erdős szűcs kovács szabó tóth horváth németh mészáros oláh győző
  győr lőrincz bősze dezső jenő ernő szőke gergő zsófia józsef jános lászló istván zoltán gábor
  péter ádám máté bálint dávid ágnes éva katalin mária márta ildikó enikő tímea györgy ünnep üzem
  üzlet űrlap űr fűnyíró gyűjtés működés működik szükséges következő előző idő időpont első utolsó
  később előtt között mögött nő férfi két három négy hétfő csütörtök péntek vasárnap január
  február március április május június július szeptember október bővítés nőtt felnőtt lelkesedő
  kezdő vevő eladó szűk hűség tűz könyv könnyű főnök fő kettő felelős ellenőr betű egyesült
  törölt szerződés erő erős mellőz tőke bőr gyűlés gyűrű örmény nyelvű kőszegi fűszer hegedűs fertő`;

const CROATIAN = `grupa dodaj ukloni izbriši preskoči razlog korisnik član članovi promjena ime prezime
  odjel računovodstvo zašto već još može če že šola večer število življenje žiga željko željka
  darko dražen krešimir ivanović horvatić kovačević babić marić jurić novaković petrović jovanović
  đorđević đurić đuro anđela mađarska građanin između također vođa šimić čović perišić škoda župan
  četvrtak utorak siječanj ožujak studeni prosinac hrvatić češka njemačka španjolska žena muž
  šef čaša ključ uključen isključen priključak mladić ćosić ćuk kuća noć moć pomoć sljedeći općina
  tržište država dječak rođen gospođa đak niđe smeđ područje varšava švedska branković živković rožić brežnik košir
  črnomelj dolžnost uporabnik odstrani računalnik rdeč
  žarko vinšak štajerska marijaš`;

const ROMANIAN = `adăugare adaugă şterge ştergere elimină grupă utilizator membru motiv nume prenume
  până după şi să că în fără către între această acţiune funcţie direcţie situaţie organizaţie
  informaţii naţional ştefan ţară ţăran ioniţă constanţa bucureşti iaşi timişoara piteşti mureşan
  niţă ilieş rădulescu brâncuşi bărbat fată casă plecat angajată română românia înlocuire întâi
  sfârşit marţi sâmbătă duminică mâine mâncare bălan vasâlcă pătraşcu ţiriac chiţu muşat stănescu
  făcut câine gât rău târziu îl oraş cenuşă aşa toţi puţin viaţă câmp plăţi
  engleză franceză germană română italiană spaniolă rusă latină polonă daneză europeană americană
  maghiară persoană adresă echipă lună săptămână nouă ilinca sorină mihaelă pauză medicală bancă
  cehă slovenă mălina mărime grădină băiat mănăstire`;

const RUSSIAN = `группа группы пользователь пользователи почта действие причина добавить удалить
  пропустить имя фамилия отчество отдел должность срок статус да нет и в на с о по не увольнение
  уволен отпуск оставить изменить переведён перевод декрет ещё объект съезд щит этот юля яна йод цех
  шум чай жук фильм хорошо быть новый сотрудник заявка руководитель россия москва петербург сергей
  алексей андрей дмитрий екатерина ольга татьяна наталья юлия иванов петров сидоров кузнецов
  замещение бухгалтерия ёлкин ключ примечание комментарий фёдор артём участник
  добави премахни действие потребител имейл отдел група българия`;

const UKRAINIAN = `група групи користувач користувачі додати видалити причина дія відділ прізвище ім'я
  по батькові їхній її є їжа ґанок ще ні що пошта євген ігор київ львів звільнення звільнений відпустка
  змінити залишити термін посада переведення новий співробітник україна олексій сергій андрій дмитро
  юлія наталія тетяна ольга іван петренко шевченко коваленко
  дадаць выдаліць прычына ўсе ён імя прозвішча беларусь`;

const SERBIAN = `група корисник додај уклони разлог радња име презиме одељење ђорђе ђурђевић љубав њен
  ћао џеп још чије шта већ живот јована јовановић петровић николић милош ђокић љиљана србија
  додади отстрани причина ѓорѓи ќерка ѕвезда`;

const WESTERN = [
  ...[GERMAN, FRENCH, SPANISH, PORTUGUESE, SCANDINAVIAN, FINNISH, ITALIAN, DUTCH],
  ...[ICELANDIC, CATALAN],
];
const CENTRAL = [POLISH, CZECH, SLOVAK, HUNGARIAN, CROATIAN, ROMANIAN];

const wordsOf = (text: string): LanguageWords => text.toLowerCase().split(/\s+/);

/** The languages that are written in a Western encoding: Windows-1252 or Mac Roman. */
export const WESTERN_LANGUAGES: readonly LanguageWords[] = WESTERN.map(wordsOf);

/** The languages that only Windows-1250 can write. */
export const CENTRAL_LANGUAGES: readonly LanguageWords[] = CENTRAL.map(wordsOf);

/** Languages in Cyrillic. Their letters tell more than their words. */
export const CYRILLIC_LANGUAGES: readonly LanguageWords[] = [RUSSIAN, UKRAINIAN, SERBIAN].map(
  wordsOf,
);
