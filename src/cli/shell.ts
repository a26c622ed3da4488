import type { TerminalOptions } from '../core/report/terminal/page.ts';
import type { Call } from './command.ts';

/** What a command sees of the process that it runs in. */
export interface Shell {
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Columns of the terminal that reads the answer; undefined where a pipe or a file does. */
  readonly columns: number | undefined;
  readonly progressIsSeen: boolean;
  print(text: string): void;
  /** To the person at the terminal, beside the answer. */
  tell(text: string): void;
  /** Aborted when the person wants no more of what is going on now; asked twice, the process ends. */
  interruption(): Interruption;
}

interface Interruption {
  readonly signal: AbortSignal;
  /** From here on an interrupt ends the process again. */
  stop(): void;
}

export function processShell(): Shell {
  const { stdout, stderr } = process;
  // Who reads only the first lines closes the pipe: that is no failure.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
  return {
    folder: process.cwd(),
    environment: process.env,
    columns: stdout.isTTY ? stdout.columns : undefined,
    progressIsSeen: stderr.isTTY,
    print: (text) => void stdout.write(text),
    tell: (text) => void stderr.write(text),
    interruption,
  };
}

/** People press Ctrl-C; a runner of jobs asks to terminate. */
const interrupts = ['SIGINT', 'SIGTERM'] as const;

function interruption(): Interruption {
  const controller = new AbortController();
  const end = (): void => controller.abort();
  for (const name of interrupts) process.once(name, end);
  return {
    signal: controller.signal,
    stop: () => {
      for (const name of interrupts) process.off(name, end);
    },
  };
}

/** Where nobody says otherwise: wide enough for a drawing, narrow enough for a page. */
const usualWidth = 100;

export function widthOf({ columns, environment }: Shell): number {
  const said = Number(environment['COLUMNS']);
  return columns ?? (Number.isInteger(said) && said > 0 ? said : usualWidth);
}

export function isColored(shell: Shell, options: ReadonlyMap<string, string>): boolean {
  if (options.has('no-color')) return false;
  if (options.has('color')) return true;
  const { NO_COLOR: none = '', FORCE_COLOR: forced = '', TERM: terminal } = shell.environment;
  if (none !== '') return false;
  return forced !== '' ? forced !== '0' : shell.columns !== undefined && terminal !== 'dumb';
}

/** Lines are readable between these. */
const [narrowest, widest] = [60, 120];

/** A file is read without a terminal: it gets no color. */
export function pageFor(call: Call, shell: Shell): TerminalOptions {
  const width = Math.min(widest, Math.max(narrowest, widthOf(shell)));
  const [said = '.'] = call.operands;
  return {
    color: !call.options.has('out') && isColored(shell, call.options),
    width,
    program: programOf(shell),
    path: said === '.' ? undefined : said,
  };
}

/** Whoever came by a script of npm has nothing else to type. */
function programOf({ environment }: Shell): string {
  const script = environment['npm_lifecycle_event'];
  const isOurs = environment['npm_package_name'] === 'backend-architect';
  return isOurs && (script === 'start' || script === 'architect') ? 'npm run architect --' : 'backend-architect';
}
