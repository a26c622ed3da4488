/** One page of entries under a title, with how to ask for the next one. */
export function paged(title: string, entries: readonly string[], page: number, size: number): string {
  const pages = Math.max(1, Math.ceil(entries.length / size));
  const at = Math.min(Math.max(1, page), pages);
  const shown = entries.slice((at - 1) * size, at * size);
  const which = pages === 1 ? '' : ` (page ${at} of ${pages})`;
  const more = at < pages ? [`More: the same question with page ${at + 1}.`] : [];
  return [`${title}${which}`, ...shown, ...more].join('\n');
}
