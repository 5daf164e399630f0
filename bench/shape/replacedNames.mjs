// What docs/glossary.md and docs/contributing/writing-style.md replace: names of code and words of
// the page.

/** No variable, function, type, property or parameter has one of these names. */
export const REPLACED_NAMES = [
  /^[sS]ettle/,
  /^[sS]ettling$/,
  /[a-z]Settle(?!d)/,
  /^later$|^Later$|^laterFor/,
  /^[hH]alt/,
  /^parts$/,
  /standing/i,
  /^wish|[a-z]Wish/,
  /^lending$|^lendable$|^lent$/,
  /^holds$/,
  /^(MOST|LONGEST|FEWEST)_/,
  /^together$|^sideBySide$/,
  /^turns$|^patience$|^patientDirectory$/i,
  /^memory$|^recall$|^expectMemories$/,
  /^heard$|^learn$|^hopeful$/,
  /^wayOfAsking$|^Asking$/,
  /[lL]ookAtJobs$|^nextLook$|[lL]ookAtGroups$/,
  /^begun$|^unsure$|^steppedAt$|^madeAt$/,
  /[sS]ealPlan$|[pP]lanAgain$/,
  /^GroupRef$|^GroupReference$/,
  /^saidBy$|^askAnew$|^mendedBy$|^bringBack$|^so$/,
  /^standsStill$|^goesOnByHand$|^isOutlived$/,
];

/** No property that tells the cases of a union apart has one of these names. */
export const REPLACED_DISCRIMINANTS = ['is', 'for', 'as', 'of', 'by'];

/**
 * Fields of the wire between page and resolver, as `Type.field`. They keep the names that callers
 * rely on.
 */
export const KEPT_ON_THE_WIRE = ['Waiting.for', 'FoundPerson.is', 'PlanView.madeAt'];

/** No text of the page has one of these. */
export const REPLACED_WORDS = [
  /What became of it/i,
  /Asked for by|Done as/,
  /\bBegun\b|\bMade on\b/,
  /\bGo on\b|\bgone on\b|\bgoes on\b/i,
  /Make (a|the) (key|plan)/i,
  /\bSettled?\b/i,
  /Leaves? out|left out|leaving out/i,
  /What is open|\bOpen: /i,
  /Doubled/i,
  /put right|mended/i,
  /Take back/i,
  /Already so|To note/i,
  /the tab \w+/i,
  /Divide the list/i,
  /may be old/i,
  /may not have heard/i,
  /What can come of/i,
  /come near, none/i,
  /no partner/i,
  /left alone/i,
  /not known yet whether this site lets/i,
  /Nothing has been changed yet/i,
  /safe to repeat/i,
  /There is no row in it/i,
  /\bwhoever\b|\bwhom\b|\bsomebody\b|\bnobody\b/i,
  /e-mail/i,
];
