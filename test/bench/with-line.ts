/** A comment in the midst of a text, so that all below it moves. */
export function withLine(text: string, file: string): string {
  const lines = text.split('\n');
  return lines.toSpliced(Math.floor(lines.length / 2), 0, file.endsWith('.py') ? '# later' : '// later').join('\n');
}
