import type { BriefEdit } from '../../core/design/form/brief-form.ts';
import type { ProseBrief } from '../../core/design/prose/brief-from-prose.ts';
import type { DesignEntry, DesignState } from '../../protocol/design-schema.ts';
import type { BriefAnswer } from '../../worker/brief-form.ts';
import type { DesignAnswer } from '../../worker/design-brief.ts';
import type { Designer } from '../../worker/design-client.ts';
import { keepThread } from '../../worker/kept-thread.ts';
import { createListeners } from '../listeners.ts';
import { createTurns } from '../turns.ts';
import type { BriefHome } from './brief-home.ts';
import { createDesignHistory } from './design-history.ts';
import { createOpenForm } from './open-form.ts';

/** A design with what the core cannot know: when it was made, and where its brief stands. */
export interface Designed {
  readonly at: string;
  readonly answer: DesignAnswer;
  readonly home: BriefHome;
}

export interface DesignSessionOptions {
  openDesigner(): Designer;
  load(): Promise<readonly DesignEntry[]>;
  save(history: readonly DesignEntry[]): Promise<void>;
  now(): Date;
}

/** `state`: what the sidebar shows; `designed`: there is another design. */
export type DesignChange = 'state' | 'designed';

/** Owns the brief that is open as a form, and the designs that were made of briefs. */
export interface DesignSession {
  readonly state: Omit<DesignState, 'templates' | 'model'>;
  readonly home: BriefHome | undefined;
  readonly designed: Designed | undefined;
  onChange(listener: (change: DesignChange) => void): () => void;
  restore(): Promise<void>;
  /** Shows a brief as a form; the note says once how it came to be. */
  open(home: BriefHome, note?: string): Promise<void>;
  /** Reads the brief again, because somebody wrote in it. */
  refresh(): Promise<void>;
  /** A change of the form. What is not final shows what it would come to, and is written nowhere. */
  edit(edit: BriefEdit, final: boolean): Promise<void>;
  /** What is wrong in a brief, whether or not the form shows it. */
  problems(file: string, text: string): Promise<BriefAnswer['form']['problems']>;
  hints: Designer['hints'];
  meaning: Designer['meaning'];
  /** What can be read from words without a model. */
  read(prose: string): Promise<ProseBrief>;
  design(): Promise<Designed | undefined>;
  /** The text of an earlier design. */
  entry(id: string): DesignEntry | undefined;
  setRun(run: DesignState['run']): void;
  closeBrief(): void;
  close(): Promise<void>;
}

export function createDesignSession(options: DesignSessionOptions): DesignSession {
  const listeners = createListeners<DesignChange>();
  const designer = keepThread(options.openDesigner);
  const inTurn = createTurns();
  const tell = (): void => listeners.tell('state');
  const history = createDesignHistory(options, tell);
  const open = createOpenForm({
    ask: (question) => designer.use((thread) => thread.form(question)),
    inTurn,
    isDesigned: (text) => history.newest?.text === text,
    tell,
  });
  let designed: Designed | undefined;
  let run: DesignState['run'] = { kind: 'idle' };
  const setRun = (next: DesignState['run']): void => {
    run = next;
    tell();
  };
  return {
    get state() {
      return { brief: open.brief, run, history: history.entries.map(({ text: _, ...entry }) => entry) };
    },
    get home() {
      return open.home;
    },
    get designed() {
      return designed;
    },
    onChange: listeners.add,
    restore: history.restore,
    open: async (home, note) => {
      run = { kind: 'idle' };
      await open.show(home, note);
    },
    refresh: open.refresh,
    edit: open.edit,
    problems: async (file, text) => {
      const answer = await inTurn(() => designer.use((thread) => thread.form({ file, text, edits: [] })));
      return answer.form.problems;
    },
    // Not in turn: a person who types does not wait for a design.
    hints: (...of) => designer.use((thread) => thread.hints(...of)),
    meaning: (...of) => designer.use((thread) => thread.meaning(...of)),
    read: (prose) => inTurn(() => designer.use((thread) => thread.prose(prose))),
    design: async () => {
      const { home } = open;
      if (home === undefined) return undefined;
      await history.restore();
      setRun({ kind: 'running', doing: 'design' });
      const text = home.read();
      try {
        const answer = await inTurn(() => designer.use((thread) => thread.design({ file: home.file, text })));
        if (!answer.designed) {
          setRun({ kind: 'failed', message: answer.problems[0]?.message ?? '' });
          return undefined;
        }
        designed = { at: options.now().toISOString(), answer, home };
        await history.remember(designed, text);
        open.markDesigned(home);
        setRun({ kind: 'idle' });
        listeners.tell('designed');
        return designed;
      } finally {
        if (run.kind === 'running') setRun({ kind: 'idle' });
      }
    },
    entry: (id) => history.entries.find((each) => each.id === id),
    setRun,
    closeBrief: () => {
      open.close();
      setRun({ kind: 'idle' });
    },
    close: designer.close,
  };
}
