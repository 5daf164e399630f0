import { Refusal } from '../render/Refusal';
import { problems } from '../state/problems';
import { useStore } from '../state/store';

/** What went wrong on this page, in red. */
export function Problems() {
  return (
    <>
      {useStore(problems).map((message) => (
        <Refusal key={message}>{message}</Refusal>
      ))}
    </>
  );
}
