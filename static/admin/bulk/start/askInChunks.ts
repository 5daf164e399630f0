import type { Outcome } from '../../../../src/application/adminApi';
import type { PageFailure } from '../../load/answer';
import { askAgain } from '../../load/askAgain';

type Asking<Q, A> = {
  questions: readonly Q[];
  /** The most that one call takes. */
  atOnce: number;
  ask: (part: Q[]) => Promise<Outcome<A[]>>;
  onAnswer: (question: Q, answer: A) => void;
  /** How many are answered, after each call; false where nobody waits for more. */
  onProgress: (done: number) => boolean;
};

/**
 * Asks about many things, part by part. Ends with the first call that fails, and says why; what
 * was answered before that was given to `onAnswer`.
 */
export const askInChunks = async <Q, A>(asking: Asking<Q, A>): Promise<PageFailure | undefined> => {
  const { questions, atOnce, ask, onAnswer, onProgress } = asking;
  for (let at = 0; at < questions.length; at += atOnce) {
    if (!onProgress(at)) return undefined;
    const part = questions.slice(at, at + atOnce);
    const answers = await askAgain(() => ask(part));
    if (!answers.ok) return answers.failure;
    part.forEach((question, place) => {
      const answer = answers.value[place];
      if (answer !== undefined) onAnswer(question, answer);
    });
  }
  return undefined;
};
