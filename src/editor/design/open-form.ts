import * as vscode from 'vscode';
import type { BriefEdit } from '../../core/design/form/brief-form.ts';
import type { OpenBrief } from '../../protocol/design-schema.ts';
import type { BriefAnswer, BriefQuestion } from '../../worker/brief-form.ts';
import type { createTurns } from '../turns.ts';
import type { BriefHome } from './brief-home.ts';

interface OpenFormOptions {
  ask(question: BriefQuestion): Promise<BriefAnswer>;
  /** Each change is made on the text that the one before it left. */
  readonly inTurn: ReturnType<typeof createTurns>;
  isDesigned(text: string): boolean;
  tell(): void;
}

/** The brief that is open as a form. */
interface OpenForm {
  readonly home: BriefHome | undefined;
  readonly brief: OpenBrief | undefined;
  show(home: BriefHome, note?: string): Promise<void>;
  /** Reads the brief again, because somebody wrote in it. */
  refresh(): Promise<void>;
  edit(edit: BriefEdit, final: boolean): Promise<void>;
  markDesigned(home: BriefHome): void;
  close(): void;
}

export function createOpenForm({ ask, inTurn, isDesigned, tell }: OpenFormOptions): OpenForm {
  let home: BriefHome | undefined;
  let brief: OpenBrief | undefined;
  /** The text that the form shows. */
  let shown: string | undefined;
  /** The newest change that is only looked at; older ones that still wait are not worth an answer. */
  let looked = 0;
  const read = async (of: BriefHome, edits: readonly BriefEdit[], note?: string): Promise<BriefAnswer> => {
    const answer = await ask({ file: of.file, text: of.read(), edits });
    if (of !== home) return answer;
    const { text, form, size, refused } = answer;
    shown = text;
    brief = { file: of.title, form, size, note: refused ? refusal() : note, designed: isDesigned(text) };
    tell();
    return answer;
  };
  return {
    get home() {
      return home;
    },
    get brief() {
      return brief;
    },
    show: async (next, note) => {
      home = next;
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
    markDesigned: (of) => {
      if (brief !== undefined && of === home) brief = { ...brief, designed: true, note: undefined };
    },
    close: () => {
      home = undefined;
      brief = undefined;
    },
  };
}

function refusal(): string {
  return vscode.l10n.t(
    'The text is written in a way that the form cannot change without losing something. Change it there.',
  );
}
