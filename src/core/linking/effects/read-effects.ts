import { nodeEffects } from '../../extractors/effects/node-effects.ts';
import type { EffectVocabulary } from '../../extractors/shapes/effect-vocabulary.ts';
import { calleesOf } from '../call-sites.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { resolveNumber } from '../resolve-number.ts';
import { resolveText } from '../resolve-text.ts';
import { addEffect } from './add-effect.ts';

/** Files that are read and written, and calls that hold up the event loop. */
export function readEffects(spot: CallSpot, facts: OperationFacts): boolean {
  if (!functionNames.has(spot.call.name)) return false;
  const callee = calleesOf(spot.resolver, spot.context.file, spot.index).find(
    (definition) => definition.kind === 'external',
  );
  const name = callee?.path.at(-1);
  if (callee === undefined || name === undefined) return false;
  const module = callee.module.replace(/^node:/, '').replace(/\/promises$/, '');
  const found = nodeEffects.filter((line) => line.modules.includes(module) && line.functions.includes(name));
  for (const vocabulary of found) addEffectOf(spot, facts, vocabulary, `${module}.${name}`);
  return found.length > 0;
}

const functionNames: ReadonlySet<string> = new Set(nodeEffects.flatMap((vocabulary) => vocabulary.functions));

function addEffectOf(spot: CallSpot, facts: OperationFacts, vocabulary: EffectVocabulary, called: string): void {
  const { operation } = spot;
  const { kind } = vocabulary;
  const name = vocabulary.named === 'function' ? called : argumentText(spot, vocabulary.named);
  const detail = vocabulary.named === 'function' ? countOf(spot, vocabulary) : called;
  addEffect(facts, operation, kind, name, detail, spot.evidence());
}

/** `10000`: how often one call repeats its work, where the code says it. */
function countOf({ resolver, context, call }: CallSpot, { counts }: EffectVocabulary): string | undefined {
  const given = counts === undefined ? undefined : call.args[counts];
  return given === undefined ? undefined : resolveNumber(resolver, context, given)?.toString();
}

function argumentText({ resolver, context, call }: CallSpot, position: number): string {
  const value = call.args[position];
  return (value === undefined ? undefined : resolveText(resolver, context, value)?.text) ?? '{}';
}
