/** A framework's path as a template: `/orders/:id(\\d+)` is `/orders/{id}`, a wildcard is `{wildcard}`. */
export function pathTemplate(path: string): string {
  const parts = withoutPatterns(path)
    .split('/')
    .filter((part) => part !== '');
  return `/${parts.map(templatePart).join('/')}`;
}

/** `/orders/:id?` and `/orders/{id?}` answer at `/orders` as well: the shorter paths of one whose end may be missing. */
export function withoutOptional(path: string): readonly string[] {
  const shorter = path.replace(optionalEnd, '');
  return shorter === path ? [] : [shorter === '' ? '/' : shorter, ...withoutOptional(shorter)];
}

const optionalEnd = /\/(?::[A-Za-z_]\w*(?:\([^()]*\)|\{[^{}]*\})?\?|\{[A-Za-z_][\w-]*\?\})\/?$/;

/** `{id:[0-9]{4}}` and `{path...}` by their names alone; `{$}` only says that the path ends there. */
function withoutPatterns(path: string): string {
  let plain = '';
  for (let at = 0; at < path.length; at++) {
    const open = /^\{([A-Za-z_]\w*)(?::|\.\.\.\})/.exec(path.slice(at));
    const end = open === null ? -1 : closingBrace(path, at);
    if (open === null || end < 0) plain += path[at];
    else {
      plain += `{${open[1]}}`;
      at = end;
    }
  }
  return plain.replace(/\{\$\}$/, '');
}

function closingBrace(path: string, from: number): number {
  let depth = 0;
  for (let at = from; at < path.length; at++) {
    if (path[at] === '{') depth++;
    else if (path[at] === '}' && --depth === 0) return at;
  }
  return -1;
}

function templatePart(part: string): string {
  if (part === '*' || part === '(.*)' || part === '**') return '{wildcard}';
  return (
    part
      .replace(/^\*([A-Za-z_]\w*)$/, '{$1}')
      // hapi's `{id?}` and `{path*2}`, Hono's `:id{[0-9]+}`.
      .replace(/\{([A-Za-z_]\w*)(?:\?|\*\d*)\}/g, '{$1}')
      .replace(/:([A-Za-z_]\w*)\{.*\}\??/g, '{$1}')
      .replace(/:([A-Za-z_]\w*)<[^<>]*>/g, '{$1}')
      .replace(/<(?:[^:<>]*:)?([A-Za-z_]\w*)>/g, '{$1}')
      .replace(/\{([A-Za-z_]\w*):\w+\}/g, '{$1}')
      .replace(/\{\*([A-Za-z_]\w*)\}/g, '{$1}')
      .replace(/:([A-Za-z_]\w*)(\([^)]*\))?[?*+]?/g, '{$1}')
      .replace(/\{\}/g, '{param}')
  );
}

/** Names of the parameters of a template, in order. */
export function templateParameters(template: string): readonly string[] {
  return [...template.matchAll(/\{([^}]+)\}/g)].map((match) => match[1] ?? '');
}

/** Whether a path as a caller writes it, holes as `{}`, can reach a template. */
export function matchesTemplate(template: string, path: string): boolean {
  const wanted = template.split('/').filter((part) => part !== '');
  const given =
    path
      .split('?')[0]
      ?.split('/')
      .filter((part) => part !== '') ?? [];
  if (wanted.length !== given.length) return false;
  return wanted.every((part, index) => {
    const other = given[index] ?? '';
    if (part === other) return true;
    return part.includes('{') ? true : other === '{}';
  });
}
