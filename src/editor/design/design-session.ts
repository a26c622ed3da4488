import * as vscode from 'vscode';
import type { BriefEdit } from '../../core/design/form/brief-form.ts';
import type { ProseBrief } from '../../core/design/prose/brief-from-prose.ts';
import type { DesignEntry, DesignState, OpenBrief } from '../../protocol/design-schema.ts';
import type { BriefAnswer } from '../../worker/brief-form.ts';
import type { DesignAnswer } from '../../worker/design-brief.ts';
import type { Designer } from '../../worker/design-client.ts';
import { keepThread } from '../../worker/kept-thread.ts';
import { createListeners } from '../listeners.ts';
import type { BriefHome } from './brief-home.ts';

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

const historyLength = 20;

export function createDesignSession(options: DesignSessionOptions): DesignSession {
  const listeners = createListeners<DesignChange>();
  const designer = keepThread(options.openDesigner);
  let home: BriefHome | undefined;
  let brief: OpenBrief | undefined;
  let designed: Designed | undefined;
  let history: readonly DesignEntry[] = [];
  let run: DesignState['run'] = { kind: 'idle' };
  let restored: Promise<void> | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  /** The text that the form shows. */
  let shown: string | undefined;
  /** The newest change that is only looked at; older ones that still wait are not worth an answer. */
  let looked = 0;

  const tell = (): void => listeners.tell('state');
  /** One after the other, so that each change is made on the text that the one before it left. */
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const next = turn.then(work, work);
    turn = next;
    return next;
  };
  const show = (answer: BriefAnswer, of: BriefHome, note: string | undefined): void => {
    if (of !== home) return;
    shown = answer.text;
    const { form, size } = answer;
    brief = {
      file: of.title,
      form,
      size,
      note,
      designed: history[0]?.text === answer.text,
    };
    tell();
  };
  const read = async (of: BriefHome, edits: readonly BriefEdit[], note?: string): Promise<BriefAnswer> => {
    const answer = await designer.use((thread) => thread.form({ file: of.file, text: of.read(), edits }));
    show(answer, of, answer.refused ? refusal() : note);
    return answer;
  };
  const remember = async (next: Designed, text: string): Promise<void> => {
    const { answer, at } = next;
    const { services, endpoints, tables } = answer.review.summary;
    const counts = { services, endpoints, tables, findings: answer.review.findings.length };
    const entry = { id: at, at, name: answer.name, file: next.home.file, text, counts };
    // The same brief designed again is the same design.
    history = [entry, ...history.filter((each) => each.text !== text)].slice(0, historyLength);
    await options.save(history);
  };

  const session: DesignSession = {
    get state() {
      return { brief, run, history: history.map(({ text: _, ...entry }) => entry) };
    },
    get home() {
      return home;
    },
    get designed() {
      return designed;
    },
    onChange: listeners.add,
    restore: () => {
      restored ??= options.load().then((loaded) => {
        history = loaded;
        tell();
      });
      return restored;
    },
    open: async (next, note) => {
      home = next;
      run = { kind: 'idle' };
      await inTurn(() => read(next, [], note));
    },
    refresh: async () => {
      const of = home;
      // What the form wrote itself it shows already.
      if (of !== undefined && of.read() !== shown) await inTurn(() => read(of, []));
    },
    edit: async (edit, final) => {
      const of = home;
      if (of === undefined) return;
      looked += 1;
      const own = looked;
      await inTurn(async () => {
        if (!final && own !== looked) return;
        const before = of.read();
        const { text } = await read(of, [edit]);
        if (final && text !== before) await of.write(text);
      });
    },
    problems: async (file, text) => {
      const answer = await inTurn(() => designer.use((thread) => thread.form({ file, text, edits: [] })));
      return answer.form.problems;
    },
    // Not in turn: a person who types does not wait for a design.
    hints: (...of) => designer.use((thread) => thread.hints(...of)),
    meaning: (...of) => designer.use((thread) => thread.meaning(...of)),
    read: (prose) => inTurn(() => designer.use((thread) => thread.prose(prose))),
    design: async () => {
      const of = home;
      if (of === undefined) return undefined;
      await session.restore();
      session.setRun({ kind: 'running', doing: 'design' });
      const text = of.read();
      try {
        const answer = await inTurn(() => designer.use((thread) => thread.design({ file: of.file, text })));
        if (!answer.designed) {
          const [first] = answer.problems;
          session.setRun({ kind: 'failed', message: first?.message ?? '' });
          return undefined;
        }
        designed = { at: options.now().toISOString(), answer, home: of };
        await remember(designed, text);
        if (brief !== undefined && of === home) brief = { ...brief, designed: true, note: undefined };
        session.setRun({ kind: 'idle' });
        listeners.tell('designed');
        return designed;
      } finally {
        if (run.kind === 'running') session.setRun({ kind: 'idle' });
      }
    },
    entry: (id) => history.find((each) => each.id === id),
    setRun: (next) => {
      run = next;
      tell();
    },
    closeBrief: () => {
      home = undefined;
      brief = undefined;
      run = { kind: 'idle' };
      tell();
    },
    close: designer.close,
  };
  return session;
}

function refusal(): string {
  return vscode.l10n.t(
    'The text is written in a way that the form cannot change without losing something. Change it there.',
  );
}
