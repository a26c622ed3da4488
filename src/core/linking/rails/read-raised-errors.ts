import { typedRecord } from '../active-record/typed-record.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { rescuedStatuses } from './rescued-statuses.ts';

/** What libraries of Rails raise by themselves, by the methods that do. */
const raised: readonly {
  readonly error: RegExp;
  readonly calls: RegExp;
  readonly ofRows?: true;
  readonly missing?: true;
}[] = [
  {
    error: /^ActiveRecord::RecordNotFound$/,
    calls: /^(?:find|find_by!|find_sole_by|first!|last!|take!|sole)$/,
    ofRows: true,
    missing: true,
  },
  { error: /^ActiveRecord::RecordInvalid$/, calls: /^(?:create!|save!|update!)$/, ofRows: true },
  { error: /^Pundit::NotAuthorizedError$/, calls: /^authorize$/ },
];

/** `Order.find(params[:id])`, where controllers rescue that no row is there: the row is read as well. */
export function readRaisedErrors(spot: CallSpot, facts: OperationFacts): boolean {
  const { call, resolver, context, operation } = spot;
  const known = raised.find(({ calls }) => calls.test(call.name));
  if (known === undefined) return false;
  const statuses = rescuedStatuses(resolver).filter(
    ({ error }) => error.kind === 'name' && known.error.test(error.name.replaceAll('.', '::')),
  );
  const [first] = statuses;
  if (first === undefined || statuses.some(({ status }) => status !== first.status)) return false;
  if (known.ofRows === true && (call.on === undefined || typedRecord(resolver, context, call.on) === undefined))
    return false;
  const evidence = spot.evidence();
  const response = { status: first.status, ...(known.missing && { missing: true as const }), evidence };
  facts.replies.push({ operation: operation.id, service: operation.service, response, evidence });
  return false;
}
