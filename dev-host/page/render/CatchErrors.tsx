import { Component } from 'react';
import type { ReactNode } from 'react';
import { messageOf } from '../messageOf';
import { Refusal } from './Refusal';

type State = { failed: string | undefined };

/**
 * Shows an error thrown while drawing instead of leaving a blank page. The next `version` of the
 * tree is tried afresh.
 */
export class CatchErrors extends Component<{ version: unknown; children: ReactNode }, State> {
  override state: State = { failed: undefined };

  static getDerivedStateFromError(error: unknown): State {
    return { failed: messageOf(error) };
  }

  override componentDidUpdate(earlier: { version: unknown }): void {
    if (this.state.failed !== undefined && earlier.version !== this.props.version) {
      this.setState({ failed: undefined });
    }
  }

  override render(): ReactNode {
    if (this.state.failed === undefined) return this.props.children;
    return <Refusal>{`The app's tree could not be drawn: ${this.state.failed}`}</Refusal>;
  }
}
