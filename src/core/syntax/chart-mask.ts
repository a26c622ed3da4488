/** Templates of a Helm chart are YAML with holes that a renderer fills. */
export function isChartTemplate(path: string, text: string): boolean {
  return /(?:^|\/)templates\/(?:[^/]+\/){0,3}[^/]+\.ya?ml$/i.test(path) && text.includes('{{');
}

/**
 * A template as YAML of the same length, so that positions stay true: lines that only steer are blank, and a hole
 * within a line is a word of underscores.
 */
export function maskChart(text: string): string {
  return text
    .replace(/\{\{-?\s*\/\*[\s\S]*?\*\/\s*-?\}\}/g, blank)
    .split('\n')
    .map((line) => (steers.test(line) ? blank(line) : line.replace(/\{\{[^\n]*?\}\}/g, fill)))
    .join('\n')
    .replace(/\{\{[\s\S]*?\}\}/g, blank);
}

const steers = /^\s*\{\{-?[^}]*-?\}\}\s*$/;

function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}

function fill(hole: string): string {
  return '_'.repeat(hole.length);
}
