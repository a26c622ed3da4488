import type { ObjectValue, Value } from '../../syntax/outline.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import type { OperationVisit } from '../operations/operation-visit.ts';
import { placedNumber } from '../resolve-number.ts';
import { valueShape } from '../shapes/value-shape.ts';

/** `return { statusCode: 201, body: JSON.stringify(order) }`, as functions of clouds answer. */
export function readReturnedStatus(
  { resolver, scope, operation, belongs, evidence }: OperationVisit,
  facts: OperationFacts,
): void {
  scope.outline.functions.forEach((fn, index) => {
    if (!belongs(index)) return;
    for (const value of fn.returns) {
      const refused = scope.outline.language === 'python' ? refusedIn(value) : undefined;
      if (refused !== undefined) {
        const place = evidence(fn.at, fn.at);
        const response = { status: refused, evidence: place };
        facts.replies.push({ operation: operation.id, service: operation.service, response, evidence: place });
      }
      const status = answerIn(value);
      if (status === undefined) continue;
      const context = { file: scope.file, fn: index };
      const code = placedNumber(resolver, { context, value: status.value });
      if (code === undefined || code < 100 || code > 599) continue;
      const place = evidence(status.at, status.at);
      const body = value.kind === 'object' ? bodyOf(value, scope.outline.calls) : undefined;
      const shape = body === undefined ? undefined : valueShape(resolver, context, body);
      const response = { status: code, shape, contentType: shape && 'application/json', evidence: place };
      facts.replies.push({ operation: operation.id, service: operation.service, response, evidence: place });
    }
  });
}

/** `return jsonify(error='…'), 401` of Flask. */
function refusedIn(value: Value): number | undefined {
  const [body, code, another] = value.kind === 'list' ? value.items : [];
  if (body === undefined || another !== undefined || code?.kind !== 'literal') return undefined;
  return /^4\d\d$/.test(code.text) ? Number(code.text) : undefined;
}

const keys = new Set(['statusCode', 'body', 'headers', 'multiValueHeaders', 'cookies', 'isBase64Encoded']);

/** The status of an object that holds nothing but parts of an answer. */
function answerIn(value: Value): ObjectValue['entries'][number] | undefined {
  if (value.kind !== 'object' || value.spreads.length > 0 || value.entries.length < 2) return undefined;
  return value.entries.every(({ key }) => keys.has(key))
    ? value.entries.find(({ key }) => key === 'statusCode')
    : undefined;
}

/** `JSON.stringify(order)`, `json.dumps(order)` */
function bodyOf(answer: ObjectValue, calls: OperationVisit['scope']['outline']['calls']): Value | undefined {
  const body = answer.entries.find(({ key }) => key === 'body')?.value;
  const call = body?.kind === 'call' ? calls[body.call] : undefined;
  return call?.name === 'stringify' || call?.name === 'dumps' ? call.args[0] : undefined;
}
