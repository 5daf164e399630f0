import { CatchErrors } from './CatchErrors';
import { DrawNode } from './DrawNode';
import { appDoc } from '../state/appDoc';
import { useStore } from '../state/store';

/** The app's page as it last asked to be drawn; nothing before its first `reconcile`. */
export function AppView() {
  const doc = useStore(appDoc);
  if (doc === undefined) return null;
  return (
    <CatchErrors version={doc}>
      <DrawNode node={doc} />
    </CatchErrors>
  );
}
