import type { Language } from '../../syntax/outline.ts';

/** Shape "schedule": what a library that runs functions at times calls things. */
export interface SchedulerVocabulary {
  readonly id: string;
  readonly title: string;
  readonly languages: readonly Language[];
  readonly modules: readonly string[];
  /** Function, class or method → where the time and the function stand. */
  readonly calls: Readonly<Record<string, ScheduleForm>>;
  /** Methods that end a chain of words that say when: `every(10).minutes.do(sweep)`. */
  readonly chains?: readonly string[] | undefined;
  /** Decorators of methods; their last argument is the time. */
  readonly decorators: readonly string[];
  /** Keyword arguments of decorators that hold the time. */
  readonly times?: readonly string[] | undefined;
  /** How many milliseconds a number of such an argument counts. */
  readonly unit?: number | undefined;
  /** Several such arguments say it together: `hour = "*", minute = "5"`. */
  readonly joined?: true | undefined;
  /** The scheduler lives in the process: every replica runs the job. */
  readonly inProcess: boolean;
}

export interface ScheduleForm {
  /** Position of the time, counted from the end where negative, or its option in the first argument. */
  readonly time: number | string;
  /** The same for the function. */
  readonly runs: number | string;
  /** Keyword arguments that hold either instead. */
  readonly keywords?: { readonly time: string; readonly runs: string } | undefined;
  /** What runs is the function in which the call stands, again and again. */
  readonly around?: true | undefined;
  /** The time counts milliseconds. */
  readonly interval?: true | undefined;
  /** The function is told elsewhere, by the name at this position: `define('report', fn)` for `every('1 day', 'report')`. */
  readonly definedBy?: { readonly method: string; readonly name: number } | undefined;
  /** Only while the application starts: in a request, the same call waits for something else. */
  readonly atStart?: true | undefined;
  /** Runs once: a schedule only where the function asks for itself again. */
  readonly again?: true | undefined;
}
