/** Keeps a fault in one node's own body from taking the whole editor down. */
import { Component, type ReactNode } from 'react';
import { t } from '../../messages';

interface State {
  fault: string | null;
}

export class ViewBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { fault: null };

  static getDerivedStateFromError(reason: unknown): State {
    return { fault: reason instanceof Error ? reason.message : String(reason) };
  }

  override render(): ReactNode {
    const { fault } = this.state;
    return fault === null ? this.props.children : <p className="node-fault">{t('canvas.node.fault', { fault })}</p>;
  }
}
