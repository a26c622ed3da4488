import { isSecretName } from './secrets/secret-name.ts';
import { isBareSecret, isQuotedSecret, isStandIn, looksLikeCode } from './secrets/secret-value.ts';
import { tokenPatterns } from './secrets/token-patterns.ts';

/**
 * Replaces secrets by placeholders before a text is kept, shown or sent. A secret has the same placeholder wherever it
 * stands, so a reader still sees that two places share one. Only literals are replaced: code that fetches a secret, a type
 * or a variable stays as it is.
 */
export function redact(text: string): string {
  let redacted = text;
  for (const pattern of tokenPatterns) redacted = redacted.replace(pattern, placeholderFor);
  for (const { pattern, replace } of placePatterns) redacted = redacted.replace(pattern, replace);
  const isCode = looksLikeCode(redacted);
  return redacted.replace(
    bareValue,
    (whole, before: string, name: string, sign: string, value: string, after: string) =>
      isSecretName(name) && isBareSecret(name, value, isCode)
        ? before + name + sign + placeholderFor(value) + after
        : whole,
  );
}

interface PlacePattern {
  readonly pattern: RegExp;
  readonly replace: (whole: string, ...groups: string[]) => string;
}

/** Places where a secret stands, told by what is around it. Quantifiers are bounded: the text may be hostile. */
const placePatterns: readonly PlacePattern[] = [
  // postgres://user:password@host
  {
    pattern: /(\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:/?#@'"`]{0,200}:)([^\s/?#@'"`]{1,200})(?=@)/gi,
    replace: (whole, before = '', password = '') => (isStandIn(password) ? whole : before + placeholderFor(password)),
  },
  // password: 'value', "token" = "value", SECRET || 'value', const apiKey: string = 'value'
  {
    pattern:
      /(?<![\w$-])([\w$-]{2,64})(["'`]?\]?[?!]?(?:\s{0,9}:\s{0,9}[\w<>|[\] .]{1,40}?(?=\s{0,9}=[^=>]))?\s{0,9}(?::=|=>|[=!]==?|[=:]|\|\||\?\?)\s{0,9}(["'`]))((?:\\.|(?!\3)[^\\\n]){1,500}?)(?=\3)/g,
    replace: (whole, name = '', sign = '', _quote = '', value = '') =>
      isSecretName(name) && isQuotedSecret(value) ? name + sign + placeholderFor(value) : whole,
  },
  // getenv('API_TOKEN', 'value')
  {
    pattern:
      /(\b(?:get|getenv|env|fetch|getOrDefault)\s{0,9}\(\s{0,9}["']([\w.-]{2,64})["']\s{0,9},\s{0,9}["'])([^"'\n]{1,500})(?=["'])/gi,
    replace: (whole, before = '', name = '', value = '') =>
      isSecretName(name) && isQuotedSecret(value) ? before + placeholderFor(value) : whole,
  },
  // - name: DB_PASSWORD, and on the next line its value
  {
    pattern:
      /(["']?name["']?\s{0,9}[:=]\s{0,9}["']?([\w.-]{2,64})["']?,?\s{0,80}["']?value["']?\s{0,9}[:=]\s{0,9}["']?)(?![{$])([^\s"',}]{1,500})/g,
    replace: (whole, before = '', name = '', value = '') =>
      isSecretName(name) && isQuotedSecret(value) ? before + placeholderFor(value) : whole,
  },
  // ?api_key=value&…, Server=db;Password=value;
  {
    pattern: /([?&;]\s{0,9}(?=[\w-]))([\w -]{2,64})=([^&;\s"'`]{1,500})/g,
    replace: (whole, before = '', name = '', value = '') =>
      isSecretName(name) && isQuotedSecret(value) ? `${before}${name}=${placeholderFor(value)}` : whole,
  },
  // <password>value</password>
  {
    pattern: /(<([\w.:-]{2,64})>)([^<\s]{1,500})(?=<\/\2>)/g,
    replace: (whole, before = '', name = '', value = '') =>
      isSecretName(name) && isQuotedSecret(value) ? before + placeholderFor(value) : whole,
  },
  // CREATE ROLE app PASSWORD 'value', jwt.sign(user, 'value'), cookieParser('value'), createHmac('sha256', 'value')
  {
    pattern:
      /(\b(?:(?:PASSWORD|IDENTIFIED\s{1,9}BY)\s{1,9}|(?:sign|verify)\s{0,9}\(\s{0,9}[\w.]{1,64}\s{0,9},\s{0,9}|cookieParser\s{0,9}\(\s{0,9}|create(?:Hmac|Cipheriv)\s{0,9}\(\s{0,9}["'][\w-]{1,40}["']\s{0,9},\s{0,9})["'])([^"'\n]{1,500})(?=["'])/gi,
    replace: (whole, before = '', value = '') => (isQuotedSecret(value) ? before + placeholderFor(value) : whole),
  },
];

/** `password: value` and `PASSWORD=value` without quotes, on a line of their own. */
const bareValue =
  /^([ \t]*(?:-[ \t]+)?(?:(?:export|ENV|ARG|set)[ \t]+)?["']?)([\w.$-]{2,100})(["']?(?:[ \t]*=[ \t]*|[ \t]*:[ \t]+))([^\s"'`#][^\s]{0,500})([ \t]*(?:#[^\n]*)?\r?)$/gm;

/** FNV-1a over a salt and the secret, cut to so few digits that a guess cannot be confirmed by it. */
export function placeholderFor(secret: string): string {
  let hash = 0x811c9dc5;
  for (const character of `backend-architect:${secret}`) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  const digits = ((hash >>> 16) ^ (hash & 0xffff)).toString(16).padStart(4, '0');
  return `‹secret:${digits}›`;
}
