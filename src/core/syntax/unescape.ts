/** A literal as the program sees it: `\\n` is a line break. */
export function unescaped(raw: string): string {
  if (!raw.includes('\\')) return raw;
  return raw.replace(ESCAPE, (_, long?: string, short?: string, byte?: string, single = '') => {
    const code = long ?? short ?? byte;
    if (code !== undefined) return characterOf(Number.parseInt(code, 16));
    return /^[\r\n]/.test(single) ? '' : (CONTROLS[single] ?? single);
  });
}

const CONTROLS: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v', 0: '\0' };
const ESCAPE = /\\(?:u\{([0-9a-f]{1,6})\}|u([0-9a-f]{4})|x([0-9a-f]{2})|(\r\n|[\s\S]))/gi;

function characterOf(code: number): string {
  return code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code);
}
