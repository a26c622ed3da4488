import { fingerprints } from '../../core/review/fingerprint.ts';
import type { ReviewFinding } from '../../core/review/review.ts';
import { suppressionOf } from '../../core/review/suppression-of.ts';
import type { Finding } from '../../core/rules/finding.ts';
import type { Item } from '../answer/answer.ts';
import { areaOf, severityOf } from '../answer/categories.ts';
import { absenceIn, checkAbsence } from './absences.ts';
import { type Cited, checkCitations } from './citations.ts';
import { type Decision, decide } from './decide.ts';
import { type Objection, objection } from './drop.ts';
import { assumedFigures } from './figures.ts';
import type { Ground } from './ground.ts';
import { checkNames } from './names.ts';
import { checkText, textsOf } from './unsafe-text.ts';

/** A model's finding that every check let through. Editors and reports show it like any other. */
export interface ModelFinding extends ReviewFinding {
  readonly origin: 'model';
  /** Whether analysis proves the claim, or only what it stands on. */
  readonly basis: 'confirmed by analysis' | 'judgement of the model';
  /** Fingerprints of the rules' findings that it explains. */
  readonly explains: readonly string[];
  readonly counterEvidence: string | undefined;
  readonly effort: 'hours' | 'days' | 'weeks';
  /** Figures that no fact states. */
  readonly assumptions: readonly string[];
  readonly factIds: readonly string[];
}

export type Verified =
  | { readonly ok: true; readonly finding: ModelFinding; readonly moved: number }
  | { readonly ok: false; readonly objection: Objection };

export function verifyFinding(item: Item<'findings'>, ground: Ground): Verified {
  const { cited, moved, objections } = checkCitations(item.evidence, ground, item.category === 'security-other');
  if (cited.length === 0) return refuse(objections[0] ?? objection('no-evidence', item.title));
  const facts = cited.map(({ fact }) => fact);
  const decision = decide(item.category, facts, item.title, ground);
  if (decision.kind === 'refuted') return refuse(objection('refuted', `${item.category}: ${item.title}`));
  const { evidence: _, ...said } = item;
  const claims = [item.title, item.reasoning];
  const against =
    checkText(textsOf(said)) ??
    checkTopic(
      facts.map(({ id }) => id),
      ground,
    ) ??
    (decision.kind === 'confirmed' ? undefined : checkAbsence(item.title, facts, ground.index)) ??
    checkNames(claims, ground);
  if (against !== undefined) return refuse(against);
  return { ok: true, finding: modelFinding(item, cited, decision, ground), moved };
}

function refuse(against: Objection): Verified {
  return { ok: false, objection: against };
}

function checkTopic(ids: readonly string[], { about }: Ground): Objection | undefined {
  if (about.size === 0 || ids.some((id) => about.has(id))) return undefined;
  return objection('off-topic', ids.join(', '));
}

function modelFinding(
  item: Item<'findings'>,
  cited: readonly Cited[],
  decision: Decision,
  ground: Ground,
): ModelFinding {
  const claims = [item.title, item.reasoning, item.recommendation];
  const explained = decision.kind === 'confirmed' ? decision.by : [];
  const base: Finding = {
    rule: item.category,
    area: areaOf(item.category),
    severity: severityOf(item.impact, item.likelihood),
    title: item.title,
    message: item.reasoning,
    fix: item.recommendation,
    evidence: cited.map(({ place }) => place).filter((place) => place !== undefined),
    lookedAt: cited.flatMap(({ fact }) => absenceFiles(fact.element, ground)),
    subjects: cited.map(({ fact }) => fact.element),
  };
  const suppression = suppressionOf(base, ground.index.system.suppressions);
  return {
    ...base,
    fingerprint: fingerprintOf(base),
    status: suppression === undefined ? 'new' : 'suppressed',
    suppression: suppression?.reason,
    origin: 'model',
    basis: decision.kind === 'confirmed' ? 'confirmed by analysis' : 'judgement of the model',
    explains: explained.map(({ finding }) => finding.fingerprint),
    counterEvidence: item.counterEvidence ?? undefined,
    effort: item.effort,
    assumptions: assumedFigures(claims, ground),
    factIds: cited.map(({ fact }) => fact.id),
  };
}

/** What is missing of the same thing tells two findings apart, and their words do not. */
function fingerprintOf(finding: Finding): string {
  return [fingerprints([finding])[0] ?? '', absenceIn(finding.title)].filter((part) => part !== '').join('.');
}

function absenceFiles(element: string, { index }: Ground): readonly string[] {
  return index.system.absences.find(({ id }) => id === element)?.lookedAt ?? [];
}
