import type { LightNode } from './light-tree.ts';
import { sidesOf } from './sides-of.ts';

/** Where something runs: with those who use the system, or only where developers work. */
export type Environment = 'development' | 'production';

export interface EnvironmentAsked {
  readonly where: Environment;
  /** Where the condition does not hold, it is the other one. */
  readonly exactly: boolean;
}

export const otherEnvironment = { development: 'production', production: 'development' } as const;

const deepest = 8;

/** Longer conditions are written by no person. */
const longest = 400;

/** What a condition says of where it holds; undefined where it asks for something else, or more than one thing. */
export function environmentAsked(text: string, node: LightNode, depth = 0): EnvironmentAsked | undefined {
  if (depth > deepest || node.end - node.start > longest) return undefined;
  const written = text.slice(node.start, node.end);
  const inner = node.children.at(-1);
  if (/parenthes/.test(node.type) && node.children.length === 1 && inner !== undefined)
    return environmentAsked(text, inner, depth + 1);
  if (/^(?:!(?!=)|not\b)/.test(written) && /unary|not|prefix/.test(node.type) && inner !== undefined) {
    const asked = environmentAsked(text, inner, depth + 1);
    return asked?.exactly === true ? { ...asked, where: otherEnvironment[asked.where] } : undefined;
  }
  const sides = sidesOf(text, node);
  if (sides === undefined) return askedBy(text, node);
  const [left, right] = sides.operands.map((side) => environmentAsked(text, side, depth + 1));
  if (sides.isAnd) {
    const asked = left ?? right;
    return asked && { where: asked.where, exactly: left?.exactly === true && left.where === right?.where };
  }
  return left !== undefined && left.where === right?.where
    ? { where: left.where, exactly: left.exactly && right.exactly }
    : undefined;
}

/** What the environment is called that a program asks for by name. */
const names = /^(?:\w*_)?(?:env|environment|stage|profile|mode)(?:_?name)?$|^(?:node|app|go|run)env(?:ironment)?$/i;

const values: Readonly<Record<Environment, RegExp>> = {
  development: /^(?:dev|develop|development|local|localhost|debug|test|testing)(?:mode)?$/i,
  production: /^(?:prod|production|live|release)(?:mode)?$/i,
};
/** Of `env !== 'test'` nothing follows: development is meant as well as production. */
const partial = /^test/i;

const flags: Readonly<Record<Environment, RegExp>> = {
  development:
    /^(?:__DEV__|(?:\w+_)?debug|debug_?(?:mode|enabled|assertions)|is_?debug(?:_?mode)?|(?:is_?|in_?)?(?:dev|development)(?:_?(?:mode|env|environment))?\??|is_?local|local\?)$/i,
  production: /^(?:is_?|in_?)?(?:prod|production)(?:_?(?:mode|env|environment))?\??$/i,
};

const yes = /^(?:true|1|yes|on)$/i;
const no = /^(?:false|0|no|off|)$/i;

/** One test: `env == 'development'`, `settings.ENV in ('local', 'dev')`, `app.Environment.IsDevelopment()`, `DEBUG`. */
function askedBy(text: string, node: LightNode): EnvironmentAsked | undefined {
  const { words, chains, texts } = leavesOf(text, node);
  const plain = text.slice(node.start, node.end).replace(quoted, '');
  const isOther = /!==?|<>|\bnot\s+in\b|\bis\s+not\b/.test(plain);
  const turned = (asked: EnvironmentAsked): EnvironmentAsked | undefined => {
    if (!isOther) return asked;
    return asked.exactly ? { ...asked, where: otherEnvironment[asked.where] } : undefined;
  };
  const keys = texts.flatMap((each) => each.split('.').at(-1) ?? []);
  const said = texts.filter((each) => !isKey(each));
  const isNamed = [...words, ...keys].some((word) => names.test(word));
  const given = said.length > 0 ? said : chains.length > 1 ? [chains.at(-1) ?? ''] : [];
  for (const where of environments)
    if (isNamed && given.length > 0 && given.every((each) => values[where].test(each)))
      return turned({ where, exactly: where === 'production' || !given.every((each) => partial.test(each)) });
  const flagged = environments.find((where) => [...chains, ...keys].some((each) => flags[where].test(each)));
  if (flagged === undefined || said.some((each) => !yes.test(each) && !no.test(each))) return undefined;
  // The `false` of `env('APP_DEBUG', false)` says what holds where nobody says anything.
  const isNo = compared.test(plain) && [...said, ...chains].some((each) => no.test(each));
  const asked: EnvironmentAsked = { where: isNo ? otherEnvironment[flagged] : flagged, exactly: true };
  return turned(asked);
}

const environments = ['development', 'production'] as const;

const compared = /[=!]=|\bis\b/;

/** `env('APP_DEBUG')`, `config('app.env')`, `os.getenv("ENVIRONMENT")`; a plain `debug` is a value. */
function isKey(written: string): boolean {
  const name = written.split('.').at(-1) ?? '';
  if (names.test(name)) return true;
  return flags.development.test(name) && (name !== written || /^[A-Z_]+$/.test(written) || written.includes('_'));
}

const quoted = /(['"`])(?:(?!\1).)*\1/g;
const mostLeaves = 40;

/** Every word of a condition, the last word of each dotted name, and its texts, all in order. */
function leavesOf(text: string, node: LightNode) {
  const words: string[] = [];
  const chains: string[] = [];
  const texts: string[] = [];
  const pending: LightNode[] = [node];
  for (let each = pending.pop(); each !== undefined && words.length + texts.length < mostLeaves; each = pending.pop()) {
    const written = text.slice(each.start, each.end);
    const inQuotes = /^[a-z@$]{0,2}(["'`])(.*)\1$/s.exec(written);
    if (inQuotes !== null && /string|literal/.test(each.type) && !/concat|binary/.test(each.type)) {
      texts.push(inQuotes[2] ?? '');
      continue;
    }
    // A list of words of Ruby: `%w[development test]`
    const list = /^%[wi][[({](.*)[\])}]$/s.exec(written);
    if (list !== null) texts.push(...(list[1] ?? '').trim().split(/\s+/));
    else if (each.children.length === 0 || /^[\w$@.?:]+$/.test(written)) {
      const split = written.split(/[^\w@?]+/).filter((word) => word !== '');
      words.push(...split);
      chains.push(...split.slice(-1));
    } else pending.push(...each.children.toReversed());
  }
  return { words, chains, texts };
}
