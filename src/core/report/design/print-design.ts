import type { Decision } from '../../design/decision.ts';
import type { BackendDesign } from '../../design-backend.ts';
import type { NamedDrawing } from '../../draw-design.ts';
import { count } from '../../model/wording.ts';
import { printMigration } from '../ddl/print-migration.ts';
import { codeCell, codeSpan, fenced, markdownText, table } from '../markdown/markdown-text.ts';
import { cachePart } from './cache-part.ts';
import { capacityParts } from './capacity-part.ts';
import { dataParts } from './data-part.ts';
import { routeParts } from './route-part.ts';

/** The whole design as one document: first what was decided, then what follows from it. */
export function printDesign(backend: BackendDesign): string {
  const { design, drawings } = backend;
  const parts = [
    `# ${markdownText(design.brief.name)}: design`,
    summary(backend),
    ...goals(backend),
    ...problems(backend),
    '## Decisions at a glance',
    table(
      ['', 'Decision', 'Decided again when'],
      design.decisions.map((decision, index) => [
        String(index + 1),
        markdownText(decision.title),
        markdownText(firstSentence(decision.changesWhen)),
      ]),
    ),
    '## Services',
    ...drawn(drawings, 'services', false),
    boundaries(backend),
    '## Data model',
    ...drawn(drawings, 'data', design.plan.services.length > 1),
    ...dataParts(backend),
    '## Contract',
    ...routeParts(backend),
    '## Flows',
    ...drawn(drawings, 'flow', true),
    ...drawn(drawings, 'message', true),
    ...sagas(backend),
    ...cachePart(backend),
    ...capacityParts(backend),
    '## Deployment',
    ...drawn(drawings, 'deployment', false),
    '## Decisions',
    ...design.decisions.flatMap(decisionParts),
    ...questions(backend),
    ...findings(backend),
    '## Schema',
    ...schema(backend),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function summary({ design }: BackendDesign): string {
  const { system, plan } = design;
  return [
    count(plan.services.length, 'service'),
    count(plan.services.flatMap(({ modules }) => modules).length, 'module'),
    count(system.endpoints.length, 'endpoint'),
    count(system.tables.length, 'table'),
    ...(system.channels.length === 0 ? [] : [count(system.channels.length, 'topic')]),
    `from ${codeSpan(design.brief.file.split('/').at(-1) ?? design.brief.file)}`,
  ].join(' · ');
}

function goals({ design }: BackendDesign): readonly string[] {
  return design.brief.goals.length === 0
    ? []
    : [design.brief.goals.map((goal) => `- ${markdownText(goal)}`).join('\n')];
}

function problems({ design }: BackendDesign): readonly string[] {
  if (design.problems.length === 0) return [];
  const lines = design.problems.map(({ line, message }) => `- Line ${line}: ${markdownText(message)}`);
  return [
    '## Not as written',
    'These parts of the brief contradict something or name nothing. The design goes on without them.',
    lines.join('\n'),
  ];
}

function firstSentence(text: string): string {
  return /^.*?[.:;](?= |$)/.exec(text)?.[0].replace(/[.:;]$/, '') ?? text;
}

function drawn(drawings: readonly NamedDrawing[], kind: NamedDrawing['kind'], titled: boolean): readonly string[] {
  return drawings
    .filter((each) => each.kind === kind)
    .flatMap((each) => [
      ...(titled ? [`### ${markdownText(each.drawn.title)}`] : []),
      fenced('mermaid', each.drawn.mermaid),
    ]);
}

function boundaries({ design }: BackendDesign): string {
  const { plan } = design;
  const rows = plan.services.flatMap((service) =>
    service.modules.map((module) => {
      const own = service.resources.filter((name) => (plan.resource(name).module ?? name) === module);
      return [
        codeCell(service.name),
        codeCell(module),
        own.map(markdownText).join(', '),
        markdownText(service.because ?? 'no reason to stand alone'),
      ];
    }),
  );
  return table(['Service', 'Module', 'Owns', 'Why here'], rows);
}

function sagas({ design, drawings }: BackendDesign): readonly string[] {
  const drawnSagas = drawings.filter(({ kind }) => kind === 'saga');
  return design.sagas.flatMap((saga, at) => [
    `### Saga: ${markdownText(saga.name)}`,
    fenced('mermaid', drawnSagas[at]?.drawn.mermaid ?? ''),
    `Started by ${codeSpan(saga.of)}. Each step commits by itself; when one is refused, the ones before it are taken back, last first.`,
    table(
      ['Step', 'Who', 'Does', 'Taken back by'],
      saga.steps.map(({ by, does, undo }, index) => [
        String(index + 1),
        markdownText(by),
        markdownText(does),
        undo === '' ? 'nothing to take back' : markdownText(undo),
      ]),
    ),
  ]);
}

function decisionParts(decision: Decision, index: number): readonly string[] {
  const { title, choice, reason, instead, changesWhen } = decision;
  return [
    `### ${index + 1}. ${markdownText(title)}`,
    markdownText(choice),
    [
      `- Why: ${markdownText(reason)}`,
      ...instead.map((option) => `- Not: ${markdownText(option)}`),
      `- Again when: ${markdownText(changesWhen)}`,
    ].join('\n'),
  ];
}

function questions({ design }: BackendDesign): readonly string[] {
  return design.questions.length === 0
    ? []
    : ['## Open questions', design.questions.map((question) => `- ${markdownText(question)}`).join('\n')];
}

function findings({ review }: BackendDesign): readonly string[] {
  const lines = review.findings.map(
    ({ severity, title, fix }) => `- ${severity}: ${markdownText(title)}. ${markdownText(fix)}`,
  );
  return [
    '## Review',
    lines.length === 0 ? 'The rules that review code find nothing in this design.' : lines.join('\n'),
  ];
}

function schema({ design }: BackendDesign): readonly string[] {
  const { plan, system } = design;
  return plan.services.map(({ name }) => {
    const tables = system.tables.filter(({ store }) => store === `component:${name}-db`);
    return fenced('sql', printMigration(`${name}-db`, tables, plan.brief.dialect).up);
  });
}
