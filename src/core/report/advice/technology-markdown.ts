import type { Technology } from '../../advice/advice.ts';
import type { TechnologyPlan } from '../../advice/technology-plan/technology-plan.ts';
import { shortList } from '../../model/wording.ts';
import { markdownText, table } from '../markdown/markdown-text.ts';
import { bullets, places, titled } from './plan-text.ts';

export function technologyMarkdown(project: string, plan: TechnologyPlan): string {
  return titled(`Technology of ${project}`, [
    bullets(plan.verdict),
    ...inventoryPart(plan),
    ...(plan.advice.length === 0 ? [] : ['## What to do', ...plan.advice.map(advicePart)]),
    ...notYetPart(plan),
  ]);
}

function inventoryPart({ inventory }: TechnologyPlan): readonly string[] {
  if (inventory.length === 0) return [];
  const rows = inventory.map(({ kind, product, names, verdict, why, evidence }) => [
    kind,
    markdownText(names.length === 1 && names[0] === product ? product : `${product} (${shortList(names)})`),
    verdict,
    markdownText(why),
    places(evidence),
  ]);
  return ['## What runs', table(['Kind', 'Product', 'Verdict', 'Why', 'Where'], rows)];
}

function advicePart({ area, current, recommendation, rationale, tradeoffs, adoptWhen, evidence }: Technology): string {
  const lines = [`Today: ${current}`, `Why: ${rationale}`, `What it costs: ${tradeoffs}`, `When it pays: ${adoptWhen}`];
  const seen = evidence.length === 0 ? [] : [`- Seen in ${places(evidence)}`];
  const title = area.slice(0, 1).toUpperCase() + area.slice(1);
  return [
    `### ${markdownText(title)}`,
    `**${markdownText(recommendation)}**`,
    [bullets(lines), ...seen].join('\n'),
  ].join('\n\n');
}

function notYetPart({ notYet }: TechnologyPlan): readonly string[] {
  if (notYet.length === 0) return [];
  const rows = notYet.map(({ what, why, adoptWhen }) => [what, why, adoptWhen].map(markdownText));
  return ['## What is not needed yet', table(['What', 'What was found', 'It pays when'], rows)];
}
