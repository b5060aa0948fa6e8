import { Component, type ErrorInfo, type ReactNode } from 'react';
import { FormButton } from '../ui/FormButton.tsx';
import { say } from '../ui/say.ts';
import classes from './Failure.module.css';

interface FailureProps {
  children: ReactNode;
  /** Another value is another place: what broke in the one before is forgotten. */
  place?: string;
}

interface FailureState {
  error?: unknown;
  place?: string | undefined;
}

/** Where drawing fails, one sentence and one way on stand instead of an empty page. What was typed is kept as a draft. */
export class Failure extends Component<FailureProps, FailureState> {
  override state: FailureState = { place: this.props.place };

  static getDerivedStateFromError(error: unknown): FailureState {
    return { error };
  }

  static getDerivedStateFromProps(props: FailureProps, state: FailureState): FailureState | null {
    return props.place === state.place ? null : { error: undefined, place: props.place };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    console.error(error, info.componentStack);
  }

  override render(): ReactNode {
    return this.state.error === undefined ? this.props.children : <Broken error={this.state.error} />;
  }
}

/** A part that no longer loads is most often a page left open over a new version: loading anew brings it. */
function Broken({ error }: { error: unknown }) {
  const notLoaded = error instanceof TypeError && /import|fetch|module/i.test(error.message);
  return (
    <main className={classes.broken} role="alert">
      <h1 className={classes.title}>{say(notLoaded ? 'shell.notLoadedTitle' : 'shell.brokenTitle')}</h1>
      <p className={classes.text}>{say(notLoaded ? 'shell.notLoadedText' : 'shell.brokenText')}</p>
      <FormButton look="outlined" onClick={() => location.reload()}>
        {say('shell.reload')}
      </FormButton>
    </main>
  );
}
