/** A template of ASP.NET without what only limits its parameters: `{id:int}`, `{page=5}`, `{**rest}`, `{id?}` keep their names. */
export function plainTemplate(template: string): string {
  return withoutPatterns(template).replace(/\{\*{0,2}\s*(\w+)\s*(?:=[^{}]*)?\??\}/g, '{$1}');
}

/** Constraints may hold braces of their own, doubled: `{code:regex(^[A-Z]{{3}}$)}`. */
function withoutPatterns(template: string): string {
  return template.replace(/\{(\*{0,2}\w+\??)\s*:(?:[^{}]|\{\{[^{}]*\}\}|\{[^{}]*\})*\}/g, '{$1}');
}

/** Below the prefix, or for itself where it begins at the root: `/health`, `~/health`. */
export function belowPrefix(prefix: string, template: string): string {
  if (/^~?\//.test(template)) return template.replace(/^~/, '');
  return `/${[prefix.replace(/^~?\/+|\/+$/g, ''), template].filter((part) => part !== '').join('/')}`;
}

export interface Tokens {
  readonly controller: string;
  readonly action: string;
  readonly area: string | undefined;
}

/** `api/[controller]/[action]` */
export function withTokens(template: string, { controller, action, area }: Tokens): string {
  return template
    .replace(/\[controller\]/gi, controller)
    .replace(/\[action\]/gi, action)
    .replace(/\[area\]/gi, area ?? '{area}');
}

/** `{area:exists}/{controller=Home}/{action=Index}/{id?}`; undefined where it is for another controller or area. */
export function conventionalPath(
  pattern: string,
  { controller, action, area }: Tokens,
  parameters?: readonly string[],
): string | undefined {
  const wantsArea = /\{area\b/i.test(pattern);
  if (wantsArea !== (area !== undefined)) return undefined;
  if (!/\{controller\b/i.test(pattern)) return undefined;
  if (!/\{action\b/i.test(pattern) && parameters === undefined) return undefined;
  const filled = pattern
    .replace(/\{area[^{}]*\}/gi, area ?? '')
    .replace(/\{controller[^{}]*\}/gi, controller)
    .replace(/\{action[^{}]*\}/gi, action);
  // What may be left out is left out.
  const kept = filled.replace(/\/?\{\*{0,2}(\w+)(?::[^{}]*)?\?\}/g, (part, name: string) =>
    parameters?.includes(name) === true ? part.replace('?', '') : '',
  );
  return `/${plainTemplate(kept).replace(/^\/+/, '')}`;
}
