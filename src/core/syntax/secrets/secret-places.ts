import { encodingName } from './encoding-name.ts';
import { isSecretName, secretNameHint } from './secret-name.ts';
import { isBareSecret, isQuotedSecret, isStandIn } from './secret-value.ts';

/** A place where a secret stands, told by what is around it: groups `before`, `value`, and `name` where one decides. */
export interface SecretPlace {
  readonly pattern: RegExp;
  /** What a text must hold for the pattern to find anything: most texts hold none of it, and are looked at no further. */
  readonly hint: RegExp;
  /** Whether what was found is a secret. */
  holds(value: string, name: string): boolean;
}

const named = (value: string, name: string): boolean => isSecretName(name) && isQuotedSecret(value);

function isKey(value: string): boolean {
  return isQuotedSecret(value) && !encodingName.test(value);
}

/** Pieces of patterns. Quantifiers are bounded, since the text may be hostile. */
const gap = String.raw`\s{0,9}`;
const name = String.raw`(?<name>[\w.-]{2,64})`;
const quoted = String.raw`(?<value>[^"'\n]{1,500})(?=["'])`;
const assignment = String.raw`(?::=|=>|[=!]==?|[=:]|\|\||\?\?)`;
const typeAnnotation = String.raw`(?:${gap}:${gap}[\w<>|[\] .]{1,40}?(?=${gap}=[^=>]))?`;

export const secretPlaces: readonly SecretPlace[] = [
  // postgres://user:password@host
  {
    pattern: pattern(
      String.raw`(?<before>\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:/?#@'"${'`'}]{0,200}:)`,
      String.raw`(?<value>[^\s/?#@'"${'`'}]{1,200})(?=@)`,
    ),
    hint: /:\/\//,
    holds: (value) => !isStandIn(value),
  },
  // password: 'value', "token" = "value", SECRET || 'value', const apiKey: string = 'value'
  {
    pattern: pattern(
      String.raw`(?<before>(?<![\w$-])(?<name>[\w$-]{2,64})["'${'`'}]?\]?[?!]?`,
      typeAnnotation + gap + assignment + gap,
      String.raw`(?<quote>["'${'`'}]))(?<value>(?:\\.|(?!\k<quote>)[^\\\n]){1,500}?)(?=\k<quote>)`,
    ),
    hint: secretNameHint,
    holds: named,
  },
  // getenv('API_TOKEN', 'value')
  {
    pattern: pattern(
      String.raw`(?<before>\b(?:get|getenv|env|fetch|getOrDefault)${gap}\(${gap}`,
      `["']${name}["']${gap},${gap}["'])${quoted}`,
    ),
    hint: secretNameHint,
    holds: named,
  },
  // - name: DB_PASSWORD, and on the next line its value
  {
    pattern: pattern(
      String.raw`(?<before>["']?name["']?${gap}[:=]${gap}["']?${name}["']?,?\s{0,80}`,
      String.raw`["']?value["']?${gap}[:=]${gap}["']?)(?![{$])(?<value>[^\s"',}]{1,500})`,
    ),
    hint: secretNameHint,
    holds: named,
  },
  // ?api_key=value&…, Server=db;Password=value;
  {
    pattern: pattern(String.raw`(?<before>[?&;]${gap}(?=[\w-])(?<name>[\w -]{2,64})=)(?<value>[^&;\s"'${'`'}]{1,500})`),
    hint: secretNameHint,
    holds: named,
  },
  // <password>value</password>
  {
    pattern: pattern(String.raw`(?<before><(?<name>[\w.:-]{2,64})>)(?<value>[^<\s]{1,500})(?=<\/\k<name>>)`),
    hint: secretNameHint,
    holds: named,
  },
  // ENV DB_PASSWORD=value OTHER=… on one line
  {
    pattern: pattern(
      String.raw`(?<before>(?<![\w$.-])(?<name>[A-Z][A-Z0-9_]{2,63})=)(?<value>[^\s"'${'`'}]{1,500})(?=[ \t])`,
    ),
    hint: secretNameHint,
    // Variables of a shell are written large; a word of code before a sign is not.
    holds: (value, name) => name === name.toUpperCase() && isSecretName(name) && isBareSecret(name, value, false),
  },
  // CREATE ROLE app PASSWORD 'value'
  {
    pattern: pattern(String.raw`(?<before>\b(?:PASSWORD|IDENTIFIED\s{1,9}BY)\s{1,9}["'])${quoted}`),
    hint: /password|identified/i,
    holds: isQuotedSecret,
  },
  // jwt.sign(user, 'value'), jwt.encode({"sub": 1}, "value"), JWT::encode(['sub' => 1], 'value')
  {
    pattern: pattern(
      String.raw`(?<before>\b(?:sign|verify|encode|decode)${gap}\(${gap}`,
      String.raw`(?:[$\w.]{1,64}|\{[^{}\n]{0,200}\}|\[[^\]\n]{0,200}\])${gap},${gap}["'])${quoted}`,
    ),
    hint: /(?:sign|verify|encode|decode)\s{0,9}\(/i,
    holds: isKey,
  },
  // signWith(SignatureAlgorithm.HS256, "value"), Algorithm.HMAC256("value"), SignedString([]byte("value"))
  {
    pattern: pattern(
      String.raw`(?<before>\b(?:signWith${gap}\([\w.]{1,64},|(?:HMAC(?:256|384|512)|setSigningKey|hmacShaKeyFor)${gap}\(|`,
      String.raw`SignedString${gap}\(\[\]byte\(|SecurityKey${gap}\([\w.]{1,64}GetBytes\()${gap}["'])${quoted}`,
    ),
    hint: /signWith|HMAC|setSigningKey|SignedString|SecurityKey/i,
    holds: isKey,
  },
  // var tokenKey = []byte("value")
  {
    pattern: pattern(String.raw`(?<before>\b${name}${gap}:?=${gap}\[\]byte\(["'])${quoted}`),
    hint: /\[\]byte/i,
    holds: (value, name) => isSecretName(name) && isKey(value),
  },
  // createHmac('sha256', 'value')
  {
    pattern: pattern(
      String.raw`(?<before>\bcreate(?:Hmac|Cipheriv)${gap}\(${gap}["'][\w-]{1,40}["']${gap},${gap}["'])${quoted}`,
    ),
    hint: /create(?:Hmac|Cipheriv)/i,
    holds: isQuotedSecret,
  },
  // cookieParser('value')
  {
    pattern: pattern(String.raw`(?<before>\bcookieParser${gap}\(${gap}["'])${quoted}`),
    hint: /cookieParser/i,
    holds: isQuotedSecret,
  },
];

function pattern(...pieces: readonly string[]): RegExp {
  return new RegExp(pieces.join(''), 'gi');
}
