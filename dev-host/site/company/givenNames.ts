import { listed } from './listed';

/** First names of people from many places, in Latin letters. */
export const GIVEN_NAMES = listed(`
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
