import type { Engine, Progress, Workspace } from '../core/engine.ts';
import { answerPieces } from './answer-pieces.ts';
import { cancelFlag } from './cancel-flag.ts';
import { compareWithBase, type ReadBase, sinceBase } from './compare-with-base.ts';
import type { KeptFiles } from './kept-files.ts';
import { listChanged } from './list-changed.ts';
import { type ListResult, listFiles } from './list-files.ts';
import type { Answers, CompareResult, OpenResult, Questions, Reply, Request, Taken } from './messages.ts';
import type { ModelDesk } from './model-desk.ts';
import { whenIdle } from './when-idle.ts';

/** The thread's end of the line; `parentPort` is one. */
export interface Port {
  on(event: 'message', listener: (request: Request | Taken) => void): unknown;
  postMessage(reply: Reply): void;
}

/** More often than this nobody can read the progress, and a message a file would cost more than the file. */
const progressInterval = 50;

/** So long after an answer, in milliseconds, nobody is waiting for the next one. */
const idleAfter = 1_000;

/** So long after the last one somebody who edits has stopped to think, or has gone. */
const awayAfter = 180_000;

/** What else the thread does, and when. */
export interface Chores {
  /** A folder was read whole, and whoever wanted that will want something else of it: that waits for this. */
  opened?(): void | Promise<void>;
  /** Nobody has wanted anything for a while. */
  rest?(): void;
}

/** Answers one request after the other, so that a review never sees a workspace that is half read. */
export function serve(
  port: Port,
  createEngine: () => Engine | Promise<Engine>,
  kept?: KeptFiles,
  { opened = () => {}, rest = () => {} }: Chores = {},
): void {
  let engine: Promise<Engine> | undefined;
  const memory: Thread['memory'] = { base: undefined, listed: undefined };
  const desk = onDemand(async () => (await import('./model-desk.ts')).createModelDesk());
  let turn: Promise<void> = Promise.resolve();
  let goOn: () => void = () => {};
  const idle = whenIdle(rest, idleAfter);
  const leave = (made: Engine): void => {
    made.rest();
    rest();
  };
  const away = whenIdle(() => void engine?.then(leave, () => {}), awayAfter);
  port.on('message', (request) => {
    if (request.kind === 'taken') return goOn();
    turn = turn.then(async () => {
      idle.begins();
      away.begins();
      // A brief is read and designed without the parsers, so they are not loaded for it.
      if (!needsNoEngine.has(request.kind)) engine ??= Promise.resolve(createEngine());
      for (const piece of answerPieces(await reply(request, { engine, desk, memory, kept }, port))) {
        // What is sent at once is also taken at once, and the other end stands still as long.
        const taken = new Promise<void>((resolve) => {
          goOn = resolve;
        });
        port.postMessage(piece);
        if (piece.kind === 'frame' || piece.kind === 'piece') await taken;
      }
      if (request.kind === 'open' && request.question.changed === undefined) await opened();
      idle.ends();
      away.ends();
    });
  });
}

const needsNoEngine: ReadonlySet<Request['kind']> = new Set(['design', 'brief', 'hints', 'meaning', 'prose']);

interface Thread {
  readonly engine: Promise<Engine> | undefined;
  /** Loaded only when it is needed: most people never ask a model. */
  desk(): Promise<ModelDesk>;
  /** The earlier state that was read last; what is opened next has another one. */
  readonly memory: { base: ReadBase | undefined; listed: Listed | undefined };
  readonly kept: KeptFiles | undefined;
}

function onDemand<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

async function reply(request: Request, thread: Thread, port: Port): Promise<Reply> {
  const { id } = request;
  try {
    return { id, kind: 'answer', answer: await answer(request, thread, port) };
  } catch (error) {
    return { id, kind: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

async function answer(request: Request, thread: Thread, port: Port): Promise<Answers[keyof Answers]> {
  const engine = await thread.engine;
  if (request.kind === 'brief') return (await import('./brief-form.ts')).briefForm(request.question);
  if (request.kind === 'hints' || request.kind === 'meaning') {
    const { briefHints, briefMeaning } = await import('../core/design/brief/brief-hints.ts');
    const { question } = request;
    return request.kind === 'hints'
      ? briefHints(request.question.text, request.question.line, request.question.column)
      : briefMeaning(question.text, question.line);
  }
  if (request.kind === 'prose')
    return (await import('../core/design/prose/brief-from-prose.ts')).briefFromProse(request.question.prose);
  if (request.kind === 'design') return (await import('./design-brief.ts')).designBrief(request.question);
  if (request.kind === 'verify') return (await thread.desk()).verify(request.question);
  if (engine === undefined) throw new Error(`${request.kind} needs an engine`);
  if (request.kind === 'system') return engine.system();
  if (request.kind === 'assumptions') return engine.assumptions();
  if (request.kind === 'ask') return (await import('./ask-agent.ts')).askAgent(engine, request.question);
  if (request.kind === 'compare') return compare(engine, request.question, thread);
  if (request.kind === 'review') {
    const { scope, sinceBase: isCompared } = request.question;
    const base = isCompared ? thread.memory.base : undefined;
    return sinceBase(engine.review(scope, base?.before), base);
  }
  if (request.kind === 'prepare') return (await thread.desk()).prepare(engine, request.question, thread.memory.base);
  // Loaded only for an editor.
  if (request.kind !== 'open') return (await import('./review-desk.ts')).answerAtDesk(request, engine);
  thread.memory.base = undefined;
  const tell = (progress: Progress) => port.postMessage({ id: request.id, kind: 'progress', progress });
  return open(engine, request.question, thread, atIntervals(tell));
}

async function compare(engine: Engine, question: Questions['compare'], { memory }: Thread): Promise<CompareResult> {
  const read = await compareWithBase(engine, question);
  memory.base = read.ok ? read.base : undefined;
  return read.ok ? { ok: true } : read;
}

const cancelledResult: OpenResult = { ok: false, reason: 'cancelled', message: 'Reading was cancelled.' };

async function open(
  engine: Engine,
  { root, git, cancel, cache, changed }: Questions['open'],
  { memory, kept }: Thread,
  onProgress: (progress: Progress) => void,
): Promise<OpenResult> {
  const cancelled = cancelFlag(cancel).isSet;
  onProgress({ stage: 'list', done: 0, total: 0 });
  const listed = listAgain(memory.listed, root, changed, git) ?? listFiles(root, { git, cancelled });
  memory.listed = undefined;
  if (cancelled()) return cancelledResult;
  if (!listed.ok) return { ok: false, reason: 'unreadable', message: listed.message };
  const known = cache === undefined ? undefined : kept?.of(cache, root);
  const end = await engine.open(listed.workspace, {
    onProgress,
    cancelled,
    index: known?.facts,
    answers: known?.answers,
  });
  if (end === 'cancelled') return cancelledResult;
  memory.listed = { root, workspace: listed.workspace };
  return { ok: true, notice: known?.facts.complaint() };
}

/** What was opened last, as it was listed. */
interface Listed {
  readonly root: string;
  readonly workspace: Workspace;
}

function listAgain(
  before: Listed | undefined,
  root: string,
  changed: readonly string[] | undefined,
  git: boolean | undefined,
): ListResult | undefined {
  if (changed === undefined || before?.root !== root) return undefined;
  const workspace = listChanged(before.workspace, root, changed, { git });
  return workspace && { ok: true, workspace };
}

/** Lets through the first and the last of each stage, and between them what comes in time. */
function atIntervals(tell: (progress: Progress) => void): (progress: Progress) => void {
  let last = { stage: '', at: 0 };
  return (progress) => {
    const now = performance.now();
    const isEdge = progress.stage !== last.stage || progress.done === progress.total;
    if (!isEdge && now - last.at < progressInterval) return;
    last = { stage: progress.stage, at: now };
    tell(progress);
  };
}
