import { calleesOf } from '../call-sites.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';

const modules: ReadonlySet<string> = new Set([
  'flask',
  'werkzeug',
  'quart',
  'flask_restful',
  'flask_smorest',
  'bottle',
]);

/** `abort(401)` of Flask and its kin. */
export function readPythonReplies(
  { resolver, context, call, index, operation, ...spot }: CallSpot,
  facts: OperationFacts,
): boolean {
  const [code] = call.args;
  if (call.name !== 'abort' || code?.kind !== 'literal' || !/^[45]\d\d$/.test(code.text)) return false;
  const isOfFramework = calleesOf(resolver, context.file, index).some(
    (callee) => callee.kind === 'external' && modules.has(callee.module.split('.')[0] ?? ''),
  );
  if (!isOfFramework) return false;
  const evidence = spot.evidence();
  const response = { status: Number(code.text), evidence };
  facts.replies.push({ operation: operation.id, service: operation.service, response, evidence });
  return true;
}
