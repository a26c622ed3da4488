import type { Evidence } from '../../model/evidence.ts';
import { codeCell, markdownText } from '../markdown/markdown-text.ts';

export function titled(title: string, parts: readonly string[]): string {
  return `${[`# ${markdownText(title)}`, ...parts.filter((part) => part !== '')].join('\n\n')}\n`;
}

export function bullets(lines: readonly string[]): string {
  return lines.map((line) => `- ${markdownText(line)}`).join('\n');
}

export function places(evidence: readonly Evidence[]): string {
  return evidence.map(({ file, line }) => codeCell(`${file}:${line}`)).join(', ');
}
