import { Component, type ReactNode } from 'react';
import { Button } from '../ui/button';
import { Alert } from '../ui/notice';
import './error-screen.css';

/** All that can be shown when the window itself cannot work. */
export function ErrorScreen({ message, detail }: { message: string; detail: string }) {
  return (
    <main className="error-screen">
      <Alert tone="danger" message={message} detail={detail} />
      <Button look="primary" onClick={() => window.location.reload()}>
        Reload window
      </Button>
    </main>
  );
}

/** Catches what goes wrong while drawing, so that a defect never leaves an empty window. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state = { error: null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    const detail = `${String(error)}\nThe capture itself goes on; reload to look at it again.`;
    return <ErrorScreen message="This window ran into a defect of Gramscope." detail={detail} />;
  }
}
