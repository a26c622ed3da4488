import { type EntityReplyVocabulary, entityReplies } from '../../extractors/replies/entity-replies.ts';
import type { Value } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { statusIn } from './status-in.ts';

/** `ResponseEntity.status(HttpStatus.CREATED)`, `new ResponseEntity<>(body, HttpStatus.OK)`, `Response.noContent()`. */
export function readEntityReplies(spot: CallSpot, facts: OperationFacts): boolean {
  const status = statusOf(spot);
  if (status === undefined) return false;
  const evidence = spot.evidence();
  const { id, service } = spot.operation;
  facts.replies.push({ operation: id, service, response: { status, evidence }, evidence });
  return true;
}

function statusOf(spot: CallSpot): number | undefined {
  const { call, resolver, context } = spot;
  if (call.new !== true && !makerNames.has(call.name)) return undefined;
  for (const callee of calleesOf(resolver, context.file, spot.index)) {
    if (callee.kind !== 'external') continue;
    const [name, maker] = callee.path;
    const vocabulary = entityReplies.find((each) => each.modules.includes(callee.module) && each.name === name);
    if (vocabulary === undefined) continue;
    return maker === undefined ? told(spot, call.args.toReversed()) : madeStatus(spot, vocabulary, maker);
  }
  return undefined;
}

const makerNames: ReadonlySet<string> = new Set(entityReplies.flatMap(({ makers }) => Object.keys(makers)));

function madeStatus(spot: CallSpot, { makers }: EntityReplyVocabulary, maker: string): number | undefined {
  const status = Object.hasOwn(makers, maker) ? makers[maker] : undefined;
  return status === 'told' ? told(spot, spot.call.args) : status;
}

/** The first argument that is a status. */
function told({ resolver, context }: CallSpot, args: readonly Value[]): number | undefined {
  for (const value of args) {
    const status = statusIn(resolver, { context, value });
    if (status !== undefined) return status;
  }
  return undefined;
}
