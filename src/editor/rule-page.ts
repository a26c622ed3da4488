import type { Example, Rule } from '../core/rules/rule.ts';

/** A rule as a page of Markdown. */
export function rulePage(rule: Rule): string {
  return [
    `# ${rule.id}`,
    `*${rule.area}, ${rule.severity}*`,
    rule.what,
    rule.why,
    `**What to do.** ${rule.fix}`,
    '## It speaks here',
    example(rule.examples.bad),
    '## It is silent here',
    example(rule.examples.good),
    '## To suppress it',
    `\`\`\`ts\n// architect-ignore ${rule.id} -- the reason\n\`\`\``,
    ...(rule.references.length === 0 ? [] : ['## Read more', references(rule.references)]),
    '',
  ].join('\n\n');
}

function example(files: Example): string {
  return Object.entries(files)
    .map(
      ([file, text]) =>
        `\`${file}\`\n\n${fence(text)}${file.slice(file.lastIndexOf('.') + 1)}\n${text.trimEnd()}\n${fence(text)}`,
    )
    .join('\n\n');
}

/** Longer than any fence inside. */
function fence(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map((ticks) => ticks[0].length));
  return '`'.repeat(Math.max(3, longest + 1));
}

function references(all: readonly string[]): string {
  return all.map((reference) => `- ${/^https?:/.test(reference) ? `<${reference}>` : reference}`).join('\n');
}
