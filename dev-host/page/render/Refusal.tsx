import './refusal.css';

/** A red box for what the local host will not or cannot do; tests look for `data-problem`. */
export function Refusal({ children }: { children: string }) {
  return (
    <div className="refusal" role="alert" data-problem="">
      {children}
    </div>
  );
}
