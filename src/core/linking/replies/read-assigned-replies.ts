import type { Binding } from '../../syntax/outline.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import type { OperationVisit } from '../operations/operation-visit.ts';
import { valueShape } from '../shapes/value-shape.ts';
import { isContext } from './is-context.ts';
import { statusIn } from './status-in.ts';

/** `ctx.status = 201; ctx.body = order;`: Koa answers with what is assigned when the handler is done. */
export function readAssignedReplies(visit: OperationVisit, facts: OperationFacts): void {
  const { resolver, scope, operation } = visit;
  for (const { status, body } of answersOf(visit)) {
    const file = scope.file;
    const said = status && statusIn(resolver, { context: { file, fn: status.fn }, value: status.value });
    const code = status === undefined ? 200 : said;
    const shown = body ?? status;
    if (code === undefined || shown === undefined) continue;
    const evidence = visit.evidence(shown.at, shown.end);
    const shape = body && valueShape(resolver, { file, fn: body.fn }, body.value);
    facts.replies.push({
      operation: operation.id,
      service: operation.service,
      response: { status: code, shape, evidence },
      evidence,
    });
  }
}

interface Answer {
  status?: Binding;
  body?: Binding;
}

/** Assignments in order; one that says again what has been said begins another answer. */
function answersOf(visit: OperationVisit): readonly Answer[] {
  const answers: Answer[] = [];
  let current: Answer | undefined;
  for (const binding of visit.scope.outline.bindings) {
    const part = partOf(visit, binding);
    if (part === undefined) continue;
    if (current === undefined || current[part] !== undefined || isLeft(current, binding)) {
      current = {};
      answers.push(current);
    }
    current[part] = binding;
  }
  return answers;
}

function partOf({ scope, belongs }: OperationVisit, { name, fn }: Binding): 'status' | 'body' | undefined {
  const match = /^(\w+)\.(?:response\.)?(status|body)$/.exec(name);
  const [, root = '', part] = match ?? [];
  if (match === null || !belongs(fn) || !isContext(scope, fn, root)) return undefined;
  return part === 'status' ? 'status' : 'body';
}

/** Room for the end of a statement and the indent of the next: more than that is a `return` or another block. */
const adjacent = 16;

/** A refusal is answered at once: what is assigned further down belongs to another way through the handler. */
function isLeft(answer: Answer, next: Binding): boolean {
  const before = answer.status ?? answer.body;
  if (before === undefined) return false;
  if (before.fn !== next.fn) return true;
  const refuses = answer.status?.value.kind === 'literal' && Number(answer.status.value.text) >= 400;
  return refuses && next.at - before.end > adjacent;
}
