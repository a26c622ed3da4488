import type { Outline, Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import type { Resolver } from '../resolver.ts';

/** What of the values that are logged lets its reader in, as code says it: `req.body.password`, a token just made, a header. */
export function loggedSecret(resolver: Resolver, context: Context, values: readonly Value[]): string | undefined {
  const outline = resolver.scopes.get(context.file)?.outline;
  if (outline === undefined) return undefined;
  for (const value of values.flatMap((each) => leavesOf(each, 0))) {
    const name = nameOf(outline, value);
    if (name === undefined) continue;
    if (isSecret(name) || isCredentialHeader(outline, value, name) || isIssued(resolver, context, name)) return name;
  }
  return undefined;
}

function leavesOf(value: Value, depth: number): readonly Value[] {
  if (depth > 3) return [];
  switch (value.kind) {
    case 'template':
      return value.parts.flatMap((part) => leavesOf(part, depth + 1));
    case 'object':
      return value.entries.flatMap((entry) => leavesOf(entry.value, depth + 1));
    case 'list':
      return value.items.flatMap((item) => leavesOf(item, depth + 1));
    default:
      return [value];
  }
}

/** `user.getPassword()` and `member.api_token` of Ruby are called, and are names all the same. */
function nameOf(outline: Outline, value: Value): string | undefined {
  if (value.kind === 'name' || value.kind === 'member') return value.name;
  const call = value.kind === 'call' ? outline.calls[value.call] : undefined;
  const [first, ...others] = call?.args ?? [];
  if (call === undefined || others.length > 0) return undefined;
  if (first === undefined) return call.on === undefined ? undefined : call.name.replace(/^get(?=[A-Z])/, '');
  return first.kind === 'text' && asking.test(call.name) ? first.text : undefined;
}

/** How a header is asked for by its name. */
const asking = /^(?:get|header|getHeader|get_header|bearerToken|input|post|query|string|param|getParameter|\[\])$/;

/** `request.headers['Authorization']`, `req.get('authorization')`: whoever reads it can send it again. */
function isCredentialHeader(outline: Outline, value: Value, name: string): boolean {
  const last = name.split('.').at(-1) ?? '';
  if (!/^(?:HTTP_)?(?:Authorization|Cookie|X[-_]Api[-_]Key|X[-_]Auth[-_]Token)$/i.test(last)) return false;
  if (name.includes('.')) return /(?:^|\.)(?:headers|META|\$_SERVER)\.[^.]+$/.test(name);
  const around = value.kind === 'member' ? value.of : value;
  const call = around.kind === 'call' ? outline.calls[around.call] : undefined;
  const on = call?.on?.kind === 'name' ? call.on.name : '';
  return call !== undefined && (call.name === 'headers' || /header|^(?:\$?req(?:uest)?|ctx|c)(?:\.|$)/i.test(on));
}

/** Only names that hold nothing else; a `token` may be one of a parser. PCI DSS (3.3, 3.5) keeps numbers of cards out of logs. */
function isSecret(name: string): boolean {
  const path = name.split('.');
  const last = path.at(-1) ?? '';
  return secretName.test(last) || address.test(last) || (path.some((part) => settings.test(part)) && kept.test(last));
}

const secretName =
  /^\$?(?:(?:new|old|current|plain|raw|user|client|api|access|refresh|jwt|bearer|private|secret)[_-]?)*(?:password|passwd|passphrase|clientSecret|client_secret|apiKey|api_key|(?:access|refresh|api|auth|reset|session|remember|bearer)_?Token|(?:access|refresh|api|auth|reset|session|remember|bearer)_token|plainTextToken|tokenValue|privateKey|private_key|secretKey|secret_key|(?:credit)?[_-]?card[_-]?number|cvv2?|cvc2?|ssn|social[_-]?security[_-]?number)$/i;

/** Addresses of databases hold the password of their user. */
const address = /^(?:(?:database|db|postgres(?:ql)?|mysql|mongo(?:db)?)_?(?:url|uri|dsn)|connection_?string|dsn)$/i;

/** Of settings any token or key is one that opens something. */
const settings = /^(?:cfg|conf|config|configuration|settings|env)$/i;
const kept = /(?:token|secret|password|passwd|api_?key|private_?key)$/i;

/** `const token = jwt.sign(…)`: what was made a line before lets in whoever holds it. */
function isIssued(resolver: Resolver, { file, fn }: Context, name: string): boolean {
  const scope = resolver.scopes.get(file);
  if (scope === undefined || !/^\$?(?:\w*_)?(?:token|jwt|otp)$|[a-z](?:Token|Jwt|Otp)$/i.test(name)) return false;
  const bound = scope.bindings(fn, name);
  return (
    bound.length > 0 &&
    bound.every(({ value }) => {
      const made = value.kind === 'member' ? value.of : value;
      const call = made.kind === 'call' ? scope.outline.calls[made.call] : undefined;
      return call !== undefined && issuing.test(call.name);
    })
  );
}

const issuing =
  /^(?:sign|encode|issue|mint|generate|create)(?:_?\w*(?:token|jwt|otp))?$|^sign[A-Z_]\w*$|^token_(?:urlsafe|hex)$|^(?:urlsafe_base64|randomBytes|make_token)$/i;
