/** Splits a list that is written as running text at its commas. */
export const splitList = (text: string): readonly string[] =>
  text.split(',').map((item) => item.trim());

/** First names of people from many places, in Latin letters. */
export const GIVEN_NAMES = splitList(`
  Adaeze, Aiko, Aino, Alejandra, Amara, Ana, Anders, Anouk, Ariel, Aroha, Astrid, Ayşe, Beatriz,
  Bence, Björn, Bożena, Camille, Carlos, Chiara, Chinedu, Daan, Dalia, Dmitri, Dorota, Ebba,
  Efua, Eleni, Elif, Emeka, Esra, Fatima, Femi, Finn, Florence, Franziska, Gabriel, Giulia,
  Grace, Gunnar, Hana, Harpreet, Hassan, Hélène, Hiro, Ibrahim, Ifeoma, Ilse, Imran, Inés,
  Ioana, Isak, Jakub, Jasmin, Jin, João, Jonas, Juliana, Kaito, Kamala, Katarína, Kenji, Kwame,
  Laila, Lars, Leila, Liam, Linnéa, Luca, Łukasz, Mads, Maëlle, Marek, Marta, Mei, Miguel, Mina,
  Mircea, Nadia, Naomi, Niamh, Nikhil, Noor, Oisín, Olga, Omar, Otto, Paula, Petra, Priya,
  Rafael, Rania, Ravi, Renée, Rosa, Ruth, Samir, Sanne, Seán, Selma, Siddharth, Sigrid, Sofia,
  Søren, Sunita, Tadeo, Tamsin, Tariq, Thandiwe, Tomáš, Tuula, Ulrike, Usha, Valentina, Viktor,
  Wanjiru, Wei, Xavier, Ximena, Yara, Yusuf, Zahra, Zoë, Zsófia, Þóra
`);

/** Family names of people from many places, in Latin letters. */
export const FAMILY_NAMES = splitList(`
  Abebe, Achterberg, Adeyemi, Ahlström, Alonso, Andersen, Antoniou, Asante, Aydın, Baker,
  Banerjee, Barros, Bauer, Becker, Bergström, Bianchi, Blanchard, Boateng, Brennan, Byrne,
  Carvalho, Castillo, Chen, Chowdhury, Conti, Costa, D'Angelo, Dąbrowski, de Vries, Delacroix,
  Demir, Dlamini, Dubois, Dvořák, Eriksson, Espinosa, Farouk, Fernández, Ferrari, Fischer,
  Fleming, Fujimoto, García, Georgiou, Gonçalves, Gupta, Haddad, Halvorsen, Hansen, Hernández,
  Hoang, Horváth, Huang, Ito, Ivanova, Jansen, Jensen, Johansson, Jónsdóttir, Kamau, Kaur,
  Keller, Khalil, Kim, Kowalczyk, Kraus, Kumar, Kuznetsov, Lam, Larsen, Le Goff, Lefèvre,
  Lindqvist, López, Lund, MacGregor, Mahlangu, Marino, Mbeki, Méndez, Meyer, Mokoena, Morales,
  Mwangi, Nagy, Nakamura, Navarro, Ndiaye, Nguyễn, O'Connor, O'Sullivan, Okafor, Olsen, Öztürk,
  Papadakis, Park, Patel, Pereira, Petrov, Popescu, Quispe, Rahman, Ramírez, Rasmussen, Reyes,
  Rossi, Saito, Salazar, Santos, Schneider, Schröder, Sharma, Silva, Singh, Smith-Okoro,
  Sørensen, Strauß, Suzuki, Svensson, Tanaka, Tesfaye, Thompson, Torres, Tran, Ueda,
  van den Berg, Varga, Vasquez, Virtanen, Wagner, Walsh, Wang, Weber, Whitaker, Wójcik, Yamada,
  Yılmaz, Young, Zhang, Zimmermann, Zulu
`);

/** People who write their names in another script, with the local part of their email address. */
export const NAMES_IN_OTHER_SCRIPTS = [
  ['山田 花子', 'hanako.yamada'],
  ['佐藤 健一', 'kenichi.sato'],
  ['王 小明', 'xiaoming.wang'],
  ['陳 怡君', 'yichun.chen'],
  ['김 민준', 'minjun.kim'],
  ['이 서연', 'seoyeon.lee'],
  ['Олена Коваль', 'olena.koval'],
  ['Дмитро Шевчук', 'dmytro.shevchuk'],
  ['Елена Соколова', 'elena.sokolova'],
  ['Γιώργος Νικολάου', 'giorgos.nikolaou'],
  ['Ελένη Παππά', 'eleni.pappa'],
  ['ليلى حداد', 'layla.haddad'],
  ['عمر الخطيب', 'omar.alkhatib'],
  ['נועה לוי', 'noa.levi'],
  ['איתן כהן', 'eitan.cohen'],
  ['अनन्या शर्मा', 'ananya.sharma'],
  ['रोहन वर्मा', 'rohan.varma'],
  ['ธนพล ศรีสุข', 'thanapol.srisuk'],
  ['Նարե Պետրոսյան', 'nare.petrosyan'],
  ['ნინო ბერიძე', 'nino.beridze'],
] as const;
