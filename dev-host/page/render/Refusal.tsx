import { useStore } from '../hooks';
import { problems } from '../state';

/** A red box that says what the local Forge refuses. Tests look for `data-problem`. */
export const Refusal = ({ children }: { children: string }) => (
  <div className="refusal" role="alert" data-problem="">
    {children}
  </div>
);

/** The errors on this page so far, in red. */
export const Problems = () => (
  <>
    {useStore(problems).map((message) => (
      <Refusal key={message}>{message}</Refusal>
    ))}
  </>
);
