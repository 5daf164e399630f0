/**
 * Lets those who ask the same question while it is being answered share one answer. Made for each
 * invocation: an answer is nobody else's.
 */
export const makeSharedAnswers = <Answer>() => {
  const awaited = new Map<string, Promise<Answer>>();
  return (question: string, ask: () => Promise<Answer>): Promise<Answer> => {
    const answer =
      awaited.get(question) ??
      ask().finally(() => {
        awaited.delete(question);
      });
    awaited.set(question, answer);
    return answer;
  };
};
