import type { FailureCode } from '../../../../src/application/adminApi';
import type { FindingCode } from '../import/import';
import { readingWords } from '../../load/readingWords';
import { failureWords } from '../../words/failureWords';
import type { MessageKey } from '../../words/messageKey';
import { findingWords } from './findingWords';
import type { Why } from './question';

const WHYS: Record<Exclude<Why, FindingCode | FailureCode>, MessageKey> = {
  nobody: 'bulk.why.nobody',
  several: 'bulk.why.several',
  'emails-hidden': 'bulk.why.emails-hidden',
  'not-asked': 'bulk.why.not-asked',
  inactive: 'bulk.why.inactive',
  unknown: 'bulk.why.unknown',
  app: 'bulk.why.app',
};

/** Why rows wait for the admin, in words. */
export const whyWords = (why: Why): MessageKey => {
  if (isOwn(why)) return WHYS[why];
  if (isFinding(why)) return findingWords[why];
  return failureWords({ code: why, field: 'group' }, readingWords).title;
};

const isOwn = (why: Why): why is keyof typeof WHYS => why in WHYS;
const isFinding = (why: Why): why is FindingCode => why in findingWords;
