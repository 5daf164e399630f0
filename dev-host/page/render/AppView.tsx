import { Component, type ReactNode } from 'react';
import { useStore } from '../hooks';
import { appDoc, messageOf } from '../state';
import { DrawNode } from './DrawNode';
import { Refusal } from './Refusal';

/** The app's page. It shows nothing before the app's first `reconcile`. */
export const AppView = () => {
  const doc = useStore(appDoc);
  if (doc === undefined) return null;
  return (
    <CatchErrors version={doc}>
      <DrawNode node={doc} />
    </CatchErrors>
  );
};

type State = { failed: string | undefined };

/** Shows an error that was thrown while drawing, until there is another version of the tree. */
class CatchErrors extends Component<{ version: unknown; children: ReactNode }, State> {
  override state: State = { failed: undefined };

  static getDerivedStateFromError(error: unknown): State {
    return { failed: messageOf(error) };
  }

  override componentDidUpdate(previous: { version: unknown }): void {
    if (this.state.failed !== undefined && previous.version !== this.props.version)
      this.setState({ failed: undefined });
  }

  override render(): ReactNode {
    if (this.state.failed === undefined) return this.props.children;
    return <Refusal>{`The app's tree could not be drawn: ${this.state.failed}`}</Refusal>;
  }
}
