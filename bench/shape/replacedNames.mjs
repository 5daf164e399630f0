// Patterns of declared names that docs/glossary.md replaces with plainer ones, and of words that
// docs/contributing/writing-style.md keeps off the page.

/** No variable, function, type, property or parameter has one of these names. */
export const REPLACED_NAMES = [
  /^settle|^settled|Settle(?!d\b)/,
  /^settled$/i,
  /^Later$|^laterFor/,
  /^halt|^Halt/,
  /^parts$/,
  /standing/i,
  /^wish|Wish/,
  /^lending$|^lendable$|^lent$/,
  /^holds$/,
  /^(MOST|LONGEST|FEWEST)_/,
  /^together$|^sideBySide$/,
  /^Turns$|^turns$|^patience$|^patientDirectory$/i,
  /^memory$|^recall$|^expectMemories$/,
  /^heard$|^learn$|^hopeful$/,
  /^wayOfAsking$|^Asking$/,
  /^lookAtJobs$|^nextLook$|^lookAtGroups$|LookAtGroups/,
  /^begun$|^unsure$|^steppedAt$|^madeAt$/,
  /^sealPlan$|^SealPlan$|^makeSealPlan$|^planAgain$|^PlanAgain$|^makePlanAgain$/,
  /^GroupRef$|^GroupReference$/,
  /^saidBy$|^askAnew$|^mendedBy$|^bringBack$|^so$/,
  /^standsStill$|^goesOnByHand$|^isOutlived$/,
];

/** No property that tells the cases of a union apart has one of these names. */
export const REPLACED_DISCRIMINANTS = ['is', 'for', 'as', 'of', 'by'];

/** No text of the page contains one of these. */
export const REPLACED_WORDS = [
  /What became of it/i,
  /Asked for by|Done as/,
  /\bBegun\b|\bMade on\b/,
  /\bGo on\b|\bgone on\b|\bgoes on\b/i,
  /Make (a|the) (key|plan)/i,
  /\bSettle\b|\bsettled?\b/i,
  /Leave(s)? out|left out|leaving out/i,
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
