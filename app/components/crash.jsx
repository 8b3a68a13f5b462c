// Around the whole app: what cannot be drawn becomes a sentence and a way on; the error goes to the server's log.
import { Component } from "react";

export class CrashBoundary extends Component {
  state = { crashed: false };

  static getDerivedStateFromError() {
    return { crashed: true };
  }

  componentDidCatch(error, info) {
    this.props.onCrash?.(`${error.name}: ${error.message}\n${error.stack}`, info.componentStack ?? "");
  }

  render() {
    if (!this.state.crashed) return this.props.children;
    return (
      <main className="empty" role="alert">
        <h1 className="heading">This page could not be drawn.</h1>
        <p className="secondary">Nothing was lost. The fault is ours, and it has been noted.</p>
        <button type="button" className="btn btn-primary" onClick={() => window.location.reload()}>Load the page again</button>
      </main>
    );
  }
}
