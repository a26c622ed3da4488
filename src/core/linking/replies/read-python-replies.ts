import { calleesOf } from '../call-sites.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';

const modules: ReadonlySet<string> = new Set([
  'apiflask',
  'flask',
  'werkzeug',
  'quart',
  'flask_restful',
  'flask_smorest',
  'bottle',
]);

/** `abort(401)` of Flask and its kin, and what Flask-SQLAlchemy answers where no row is: `db.get_or_404(Order, id)`. */
export function readPythonReplies(spot: CallSpot, facts: OperationFacts): boolean {
  const told = orMissing.test(spot.call.name) && spot.call.on !== undefined;
  const status = told ? 404 : abortedWith(spot);
  if (status === undefined) return false;
  const evidence = spot.evidence();
  const { id: operation, service } = spot.operation;
  const response = { status, ...(told && { missing: true as const }), evidence };
  facts.replies.push({ operation, service, response, evidence });
  // The row is read as well.
  return !told;
}

const orMissing = /^(?:get|first|one)_or_404$/;

function abortedWith({ resolver, context, call, index }: CallSpot): number | undefined {
  const [code] = call.args;
  if (call.name !== 'abort' || code?.kind !== 'literal' || !/^[45]\d\d$/.test(code.text)) return undefined;
  const isOfFramework = calleesOf(resolver, context.file, index).some(
    (callee) => callee.kind === 'external' && modules.has(callee.module.split('.')[0] ?? ''),
  );
  return isOfFramework ? Number(code.text) : undefined;
}
