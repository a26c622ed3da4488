import type { Arguments, OptionName } from './arguments.ts';
import type { Shell } from './shell.ts';

/** What the process ends with: 0 fine, 1 findings at or above `--fail-on`, 2 what was asked for could not be had: wrong use, unreadable input, or a model that gave no judgement. */
export type ExitCode = 0 | 1 | 2;

/** Wrong use or unreadable input: one line that says what to do. */
export interface Refusal {
  readonly refusal: string;
}

export interface Answer {
  readonly text: string;
  readonly exit: ExitCode;
  /** The command wrote files itself: what, in a few words. */
  readonly written?: string;
  /** What could not be had beside the answer, and what to do: one line. */
  readonly missing?: string;
}

export type Outcome = Answer | Refusal;

export interface Command {
  readonly verb: string;
  /** What may follow the verb: `[path]`. */
  readonly operand: string;
  /** One line, without a dot. */
  readonly summary: string;
  /** The first is what is printed when nothing is said. */
  readonly formats: readonly string[];
  readonly options: readonly OptionName[];
  readonly examples: readonly string[];
  run(call: Call, shell: Shell): Promise<Outcome>;
}

export interface Call {
  /** Without the verb. */
  readonly operands: readonly string[];
  readonly options: Arguments['options'];
  readonly format: string;
  /** Of the product: some formats say what wrote them. */
  readonly version: string;
}

export function answer(text: string, exit: ExitCode = 0): Answer {
  return { text, exit };
}

export function refuse(refusal: string): Refusal {
  return { refusal };
}

export function isRefusal(value: object): value is Refusal {
  return 'refusal' in value;
}
