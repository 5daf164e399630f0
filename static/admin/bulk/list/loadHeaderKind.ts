import type { Outcome } from '../../../../src/contract/adminApi';
import type { HeaderWords } from '../../../../src/contract/bulkApi';
import { type Answer, answered } from '../../api/answers';
import { type HeaderKindOf, makeHeaderKind } from '../import/headerKind';

export type LoadHeaderKind = () => Promise<Answer<HeaderKindOf>>;

/**
 * Loads what headers mean. All callers share one call and its answer. A failure isn't kept: the next
 * caller asks again. There is no reading with fewer words, because a column of secrets could be
 * missed then.
 */
export const makeLoadHeaderKind = (ask: () => Promise<Outcome<HeaderWords>>): LoadHeaderKind => {
  let loading: Promise<Answer<HeaderKindOf>> | undefined;
  const load = async (): Promise<Outcome<HeaderKindOf>> => {
    const answer = await ask();
    return answer.ok ? { ok: true, value: makeHeaderKind(answer.value) } : answer;
  };
  return async function loadHeaderKind() {
    loading ??= answered(load());
    const mine = loading;
    const answer = await mine;
    if (!answer.ok && loading === mine) loading = undefined;
    return answer;
  };
};
