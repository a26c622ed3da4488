import type { Bottleneck, ScalingNote, Technology } from '../../core/advice/advice.ts';
import type { Citation, Item } from '../answer/answer.ts';
import { type Citations, checkCitations } from './citations.ts';
import { isObjection, type Objection, objection } from './drop.ts';
import { assumedFigures } from './figures.ts';
import type { Ground } from './ground.ts';
import { checkNames } from './names.ts';
import { checkText, textsOf } from './unsafe-text.ts';

export interface ModelTechnology extends Technology {
  readonly alternatives: readonly string[];
  readonly assumptions: readonly string[];
}

export function verifyObservation({ factIds, note }: Item<'observations'>, ground: Ground): string | Objection {
  const unknown = factIds.find((id) => ground.fact(id) === undefined);
  if (unknown !== undefined) return objection('no-evidence', `there is no fact ${unknown}`);
  return checkText([note]) ?? checkNames([note], ground) ?? note;
}

function cited(citations: readonly Citation[], ground: Ground): Citations | Objection {
  const found = checkCitations(citations, ground);
  return found.cited.length > 0 ? found : (found.objections[0] ?? objection('no-evidence', 'nothing is cited'));
}

export function verifyTechnology(item: Item<'technologies'>, ground: Ground): ModelTechnology | Objection {
  const found = cited(item.evidence, ground);
  if (isObjection(found)) return found;
  const { evidence: _, ...said } = item;
  const against = checkText(textsOf(said));
  if (against !== undefined) return against;
  return {
    area: item.area,
    current: item.current ?? '',
    recommendation: item.recommended,
    rationale: item.rationale,
    tradeoffs: item.tradeoffs,
    adoptWhen: item.adoptWhen,
    alternatives: item.alternatives,
    assumptions: assumedFigures([item.rationale, item.adoptWhen], ground),
    evidence: placesOf(found),
  };
}

export function verifyBottleneck(item: Item<'bottlenecks'>, ground: Ground): Bottleneck | Objection {
  const found = cited(item.evidence, ground);
  if (isObjection(found)) return found;
  const { evidence: _, ...said } = item;
  const node = componentName(item.nodeId, ground);
  if (node === undefined) return objection('unknown-node', item.nodeId);
  const against = checkText(textsOf(said)) ?? checkNames([item.mechanism], ground);
  if (against !== undefined) return against;
  return {
    what: `${item.dimension} of ${node}`,
    why: item.mechanism,
    measure: item.measure,
    mitigation: item.mitigation,
    evidence: placesOf(found),
  };
}

export function verifyScaling(item: Item<'scaling'>, ground: Ground): ScalingNote | Objection {
  const node = componentName(item.nodeId, ground);
  if (node === undefined) return objection('unknown-node', item.nodeId);
  const against = checkText(textsOf(item)) ?? checkNames([item.trigger], ground);
  return against ?? { at: item.trigger, what: `${node}: ${item.strategy}`, action: item.prerequisite };
}

function componentName(id: string, { fact, index }: Ground): string | undefined {
  const known = fact(id);
  return known?.kind === 'N' ? index.component(known.element)?.name : undefined;
}

function placesOf({ cited: all }: Citations): Bottleneck['evidence'] {
  return all.map(({ place }) => place).filter((place) => place !== undefined);
}
