import { markup } from '../../model/markup.ts';
import { capitalized, count } from '../../model/wording.ts';
import type { Picture } from '../../review/pictures.ts';
import type { Review } from '../../review/review.ts';
import { severities } from '../../rules/finding.ts';
import type { ToldJudgement } from '../judgement/told-judgement.ts';
import { bottleneckPart, growthPart, technologyPart } from './advice-part.ts';
import { endpointPart } from './endpoint-part.ts';
import { findingPart } from './finding-part.ts';
import { block, code, inline, section, table } from './html-text.ts';
import { judgementPart } from './judgement-part.ts';
import { pageStyle } from './page-style.ts';

/** The whole review as one file: no script, no network, nothing to install. What stands in it is text, whatever it says. */
export function printHtml(review: Review, pictures: readonly Picture[], judgement?: ToldJudgement): string {
  const title = `Architecture review of ${review.project}`;
  const parts = [`<h1>${markup(title)}</h1>`, figures(review), areas(review)];
  const sections = [
    findingPart(review),
    judgement === undefined ? '' : judgementPart(judgement, review),
    ...pictureParts(pictures),
    endpointPart(review),
    section('schema', 'Schema', review.ddl === '' ? [] : [block(review.ddl, 'The schema as SQL')]),
    technologyPart(review),
    bottleneckPart(review),
    growthPart(review),
    problemPart(review),
  ].filter((part) => part !== '');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${markup(title)}</title>
<style>${pageStyle}</style>
</head>
<body>
<main>
${[...parts, contents(sections), ...sections].join('\n')}
</main>
<footer class="meta">
<p>Made by Backend Architect. What a rule looks for, and what it leaves alone: ${code('backend-architect rules <rule>')}</p>
</footer>
</body>
</html>
`;
}

function figures({ scope, summary, statistics }: Review): string {
  const parts = [
    count(summary.services, 'service'),
    count(summary.endpoints, 'endpoint'),
    count(summary.tables, 'table'),
    count(summary.calls, 'outgoing call'),
    `${statistics.analyzed} of ${count(statistics.files, 'file')} read`,
  ];
  const narrowed = scope.kind === 'workspace' ? '' : ' · only a part of the workspace';
  return `<p>${parts.join(' · ')}${narrowed}</p>`;
}

/** A page of many screens begins with what stands on it. */
function contents(sections: readonly string[]): string {
  const links = sections.flatMap((part) => {
    const [, id, title] = /<h2 id="([^"]+)">(.*?)<\/h2>/.exec(part) ?? [];
    return id === undefined ? [] : [`<a href="#${id}">${title}</a>`];
  });
  return `<nav aria-label="Contents">${links.join(' ')}</nav>`;
}

function areas({ summary }: Review): string {
  const shown = (amount: number): string => (amount === 0 ? '<span class="none">0</span>' : String(amount));
  const rows = summary.areas.map(({ area, counts }) => [
    area === 'api' ? 'API' : capitalized(area),
    ...severities.map((severity) => shown(counts[severity])),
  ]);
  const all = ['All', ...severities.map((severity) => shown(summary.findings[severity]))];
  return table(
    'Findings by area and severity',
    ['Area', ...severities.map(capitalized)],
    [...rows, all.map((cell) => `<strong>${cell}</strong>`)],
  );
}

const headings: Readonly<Record<Picture['view'], string>> = {
  service: 'Services',
  data: 'Data model',
  flow: 'Request flows',
};

function pictureParts(pictures: readonly Picture[]): readonly string[] {
  return (['service', 'data', 'flow'] as const).map((view) => {
    const own = pictures.filter((picture) => picture.view === view);
    return section(
      `view-${view}`,
      headings[view],
      own.map((picture) => figure(picture, view === 'flow' || own.length > 1)),
    );
  });
}

/** The heading above names a picture that stands alone. */
function figure({ title, svg, text }: Picture, titled: boolean): string {
  return [
    '<figure>',
    `<figcaption${titled ? '' : ' class="unseen"'}>${inline(title)}</figcaption>`,
    `<div class="picture" tabindex="0" role="group" aria-label="${markup(title)}">${svg}</div>`,
    `<details><summary>In words<span class="unseen">: ${inline(title)}</span></summary>${block(text, `${title}, in words`)}</details>`,
    '</figure>',
  ].join('\n');
}

function problemPart({ problems }: Review): string {
  const lines = problems.map(({ file, line, message }) => `<li>${code(`${file}:${line}`)} ${inline(message)}</li>`);
  return section('problems', 'Not read', lines.length === 0 ? [] : [`<ul>${lines.join('\n')}</ul>`]);
}
