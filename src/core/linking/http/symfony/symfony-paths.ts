/** Whether a path fits the expression of a rule: `^/api`, `^/(login|register)$`. What is more than that fits nothing. */
export function fitsRule(expression: string, path: string): boolean {
  const anchored = expression.startsWith('^');
  const body = expression.replace(/^\^/, '').replaceAll(/\\([/.-])/g, '$1');
  return alternatives(body).some((alternative) => {
    const exact = alternative.endsWith('$');
    const text = alternative.replace(/\$$/, '');
    if (!/^[\w/.-]*$/.test(text)) return false;
    if (exact) return anchored ? path === text : path.endsWith(text);
    return anchored ? path.startsWith(text) : path.includes(text);
  });
}

/** `/(a|b)/c` is `/a/c` or `/b/c`. */
function alternatives(body: string): readonly string[] {
  const group = /\((?:\?:)?([^()]*)\)/.exec(body);
  if (group === null) return body.includes('|') ? body.split('|') : [body];
  const [whole, inner = ''] = group;
  const front = body.slice(0, group.index);
  const rest = body.slice(group.index + whole.length);
  return inner.split('|').flatMap((each) => (rest.includes('(') ? [] : [`${front}${each}${rest}`]));
}
