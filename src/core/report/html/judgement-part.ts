import type { Review } from '../../review/review.ts';
import { judgementLists } from '../judgement/judgement-lists.ts';
import type { ToldFinding, ToldJudgement } from '../judgement/told-judgement.ts';
import { block, code, inline, section } from './html-text.ts';

/** What a model adds, in a part of its own: each finding says that a model wrote it, and how sure it is. */
export function judgementPart(judgement: ToldJudgement, review: Review): string {
  const { model, findings, ddl } = judgement;
  return section('judgement', `Judgement of ${model}`, [
    ...(findings.length === 0 ? ['<p>No finding of its own.</p>'] : findings.map(findingHtml)),
    ...(ddl === '' ? [] : ['<h3>Proposed schema</h3>', block(ddl, 'The proposed schema as SQL')]),
    ...judgementLists(judgement, review).flatMap(({ title, items }) => [
      `<h3>${inline(title)}</h3>`,
      `<ul>${items.map((item) => `<li>${inline(item)}</li>`).join('\n')}</ul>`,
    ]),
  ]);
}

function findingHtml(finding: ToldFinding): string {
  const places = finding.evidence.map(({ file, line }) => code(`${file}:${line}`));
  return [
    `<article class="finding ${finding.severity}">`,
    `<h3>${inline(finding.title)}</h3>`,
    `<p class="meta"><strong>model</strong> · ${finding.severity} · ${code(finding.rule)} · ${inline(finding.basis)}${places.length === 0 ? '' : ` · ${places.join(', ')}`}</p>`,
    `<p>${inline(finding.message)}</p>`,
    ...(finding.counterEvidence === undefined
      ? []
      : [`<p><strong>Against it:</strong> ${inline(finding.counterEvidence)}</p>`]),
    ...(finding.assumptions.length === 0
      ? []
      : [`<p><strong>Assumed, not read:</strong> ${inline(finding.assumptions.join(', '))}</p>`]),
    `<p><strong>Fix (${inline(finding.effort)}):</strong> ${inline(finding.fix)}</p>`,
    '</article>',
  ].join('\n');
}
