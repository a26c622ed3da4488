import { groupBy } from '../../model/group-by.ts';
import type { Example, Rule } from '../../rules/rule.ts';
import { codeSpan, fenced, markdownText, table } from '../markdown/markdown-text.ts';

export function catalogMarkdown(rules: readonly Rule[]): string {
  const groups = [...groupBy(rules, (rule) => rule.area)].flatMap(([area, own]) => [
    `## ${markdownText(area)}`,
    table(
      ['Rule', 'Severity', 'What it finds'],
      own.map((rule) => [codeSpan(rule.id), rule.severity, markdownText(rule.what)]),
    ),
  ]);
  return `${['# Rules', ...groups].join('\n\n')}\n`;
}

export function ruleMarkdown(rule: Rule): string {
  const parts = [
    `# ${codeSpan(rule.id)}`,
    `${markdownText(rule.area)}, ${rule.severity}`,
    markdownText(rule.what),
    `**Why:** ${markdownText(rule.why)}`,
    `**Fix:** ${markdownText(rule.fix)}`,
    ...(rule.examples.before === undefined ? [] : ['## What was there before', example(rule.examples.before)]),
    '## What it reports',
    example(rule.examples.bad),
    '## What it leaves alone',
    example(rule.examples.good),
    '## References',
    rule.references.map((reference) => `- <${reference}>`).join('\n'),
  ];
  return `${parts.join('\n\n')}\n`;
}

function example(files: Example): string {
  return Object.entries(files)
    .map(([file, content]) => `${codeSpan(file)}\n\n${fenced(/\.(\w+)$/.exec(file)?.[1] ?? '', content)}`)
    .join('\n\n');
}
