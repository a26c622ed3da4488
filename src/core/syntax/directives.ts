import type { LightTree } from './light-tree.ts';
import type { Directive } from './outline.ts';

const MARK = 'architect-ignore';
const COMMENT_ENDS = ['*/', '-->'];

/** Comments that speak to the reviewer. Most files have none, which one search of the text tells. */
/** Comments of Go that say where the function below answers: `//encore:api public path=/orders`, `// @router / [post]`. */
export function routeDirectivesIn(text: string, comments: LightTree['comments']): Directive[] {
  if (!text.includes('encore:api') && !text.includes('@router')) return [];
  return comments.flatMap(({ start, end }) =>
    [...text.slice(start, end).matchAll(/^(?:\/\/(?=encore:api\b)|\s*(?:\/\/\s*|\*\s*)?(?=@router\s))(.*)$/gm)].map(
      (found) => ({
        text: (found[1] ?? '').trim(),
        at: start + found.index,
      }),
    ),
  );
}

export function directivesIn(text: string, comments: LightTree['comments']): Directive[] {
  if (!text.includes(MARK)) return [];
  return comments.flatMap(({ start, end }) => directivesOf(text.slice(start, end), start));
}

function directivesOf(comment: string, start: number): Directive[] {
  const directives: Directive[] = [];
  for (let at = comment.indexOf(MARK); at >= 0; at = comment.indexOf(MARK, at + MARK.length)) {
    const lineEnd = comment.indexOf('\n', at);
    const line = comment.slice(at, lineEnd < 0 ? undefined : lineEnd).trimEnd();
    const close = COMMENT_ENDS.find((mark) => line.endsWith(mark));
    directives.push({ text: (close ? line.slice(0, -close.length) : line).trimEnd(), at: start + at });
  }
  return directives;
}
