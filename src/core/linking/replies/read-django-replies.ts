import type { CallOutline, ObjectValue, Value } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { resolveText } from '../resolve-text.ts';
import { valueShape } from '../shapes/value-shape.ts';
import { statusIn } from './status-in.ts';

/** Classes whose instances are answers → what they are sent as. */
const answers: Readonly<Record<string, string | undefined>> = {
  Response: 'application/json',
  JsonResponse: 'application/json',
  HttpResponse: undefined,
};

/** `Response(data, status=201)` of REST framework, `JsonResponse({…})` and `HttpResponse(pdf, content_type='…')` of Django. */
export function readDjangoReplies(spot: CallSpot, facts: OperationFacts): boolean {
  const { call, context, index, resolver } = spot;
  if (!Object.hasOwn(answers, call.name)) return false;
  const isAnswer = calleesOf(resolver, context.file, index).some(
    (callee) => callee.kind === 'external' && /^(?:rest_framework|django)\b/.test(callee.module),
  );
  if (!isAnswer) return false;
  const status = statusOf(spot, call);
  if (status === undefined) return false;
  const type = keyword(call, 'content_type');
  const told = type && resolveText(resolver, context, type)?.text;
  const body = call.args.find((argument) => !isKeywords(argument)) ?? keyword(call, 'data');
  const contentType = body === undefined ? undefined : (told ?? answers[call.name]);
  const shape = contentType === 'application/json' && body ? valueShape(resolver, context, body) : undefined;
  const evidence = spot.evidence();
  const response = { status, shape: shape?.type === 'unknown' ? undefined : shape, contentType, evidence };
  facts.replies.push({ operation: spot.operation.id, service: spot.operation.service, response, evidence });
  return true;
}

/** A status that is worked out is none that is known. */
function statusOf({ resolver, context }: CallSpot, call: CallOutline): number | undefined {
  const positional = call.args.filter((argument) => !isKeywords(argument));
  const value = keyword(call, 'status') ?? (call.name === 'Response' ? positional[1] : undefined);
  return value === undefined ? 200 : statusIn(resolver, { context, value });
}

function keyword({ args }: CallOutline, name: string): Value | undefined {
  return args.find(isKeywords)?.entries.find(({ key }) => key === name)?.value;
}

function isKeywords(value: Value): value is ObjectValue {
  return value.kind === 'object' && value.keywords === true;
}
