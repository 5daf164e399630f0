import { listed } from './listed';

/** Family names of people from many places, in Latin letters. */
export const FAMILY_NAMES = listed(`
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
