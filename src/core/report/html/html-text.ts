import { markup } from '../../model/markup.ts';

/** Text of a workspace on one line; what stands between backticks is code. */
export function inline(text: string): string {
  return text
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? code(part.slice(1, -1)) : markup(part)))
    .join('');
}

/** A path may end its line behind a slash, so that no name is torn apart. */
export function code(text: string): string {
  return `<code>${markup(text).replace(/\/(?=[^/\s])/g, '/<wbr>')}</code>`;
}

/** A block that may be wider than the page can be scrolled from the keyboard, too. */
export function block(text: string, label: string): string {
  return `<pre tabindex="0" role="group" aria-label="${markup(label)}"><code>${markup(text.trimEnd())}</code></pre>`;
}

/**
 * Cells are HTML already. The first of each row names it, and a column that no row fills is left out. The caption is for
 * those who do not see the heading above.
 */
export function table(caption: string, columns: readonly string[], lists: readonly (readonly string[])[]): string {
  const filled = columns.map((_, at) => at === 0 || lists.some((row) => row[at] !== ''));
  const head = columns.filter((_, at) => filled[at]);
  const rows = lists.map((row) => row.filter((_, at) => filled[at]));
  const heads = head.map((cell) => `<th scope="col">${cell}</th>`).join('');
  const lines = rows.map((row) => {
    const cells = row.map((cell, index) => (index === 0 ? `<th scope="row">${cell}</th>` : `<td>${cell}</td>`));
    return `<tr>${cells.join('')}</tr>`;
  });
  const label = markup(caption);
  return [
    `<div class="wide" tabindex="0" role="group" aria-label="${label}"><table>`,
    `<caption class="unseen">${label}</caption>`,
    `<thead><tr>${heads}</tr></thead>`,
    `<tbody>${lines.join('\n')}</tbody>`,
    '</table></div>',
  ].join('\n');
}

export function section(id: string, title: string, parts: readonly string[]): string {
  if (parts.length === 0) return '';
  return [`<section aria-labelledby="${id}">`, `<h2 id="${id}">${inline(title)}</h2>`, ...parts, '</section>'].join(
    '\n',
  );
}
