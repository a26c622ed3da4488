/** A regular expression of a path as a template: `^orders/(?P<pk>\d+)/$` is `orders/{pk}/`. */
export function patternTemplate(pattern: string): string {
  let template = '';
  for (let at = 0; at < pattern.length; at++) {
    const char = pattern.charAt(at);
    if (char === '(') {
      const end = groupEnd(pattern, at);
      template += groupTemplate(pattern.slice(at + 1, end));
      at = end;
      if (/[?*+]/.test(pattern.charAt(at + 1))) at++;
    } else if (char === '\\') {
      const next = pattern.charAt(++at);
      if (/[dwsDWS]/.test(next)) {
        template += '{}';
        if (/[?*+]/.test(pattern.charAt(at + 1))) at++;
      } else if (!/[AZzbB]/.test(next)) template += next;
    } else if (char === '.' && /[*+]/.test(pattern.charAt(at + 1))) {
      template += '{}';
      at++;
    } else if (!/[\^$?]/.test(char)) template += char;
  }
  return template;
}

function groupTemplate(inner: string): string {
  const name = /^\?P?<(\w+)>/.exec(inner)?.[1];
  if (name !== undefined) return `{${name}}`;
  return inner.startsWith('?') ? '' : '{}';
}

/** Position of the parenthesis that closes the one at `start`. */
function groupEnd(pattern: string, start: number): number {
  let depth = 0;
  for (let at = start; at < pattern.length; at++) {
    const char = pattern.charAt(at);
    if (char === '\\') at++;
    else if (char === '(') depth++;
    else if (char === ')' && --depth === 0) return at;
  }
  return pattern.length;
}
