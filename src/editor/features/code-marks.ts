import { isExported } from '../../core/model/export-mark.ts';

export type MarkKind = 'endpoint' | 'schema';

/** A guess: a line that probably declares an endpoint or a table. */
export interface CodeMark {
  readonly kind: MarkKind;
  /** Counted from 0, as editors do. */
  readonly line: number;
  /** The line itself: moving it makes nothing new. */
  readonly text: string;
}

/**
 * A guess from single lines, made while somebody types, before the engine has read anything. It only decides whether
 * a review is offered; what the file really holds, the review says.
 */
const patterns: Readonly<Record<MarkKind, readonly RegExp[]>> = {
  endpoint: [
    // `api` is as often the name of a client, so it is left out.
    /\b\w*(?:app|router|routes?|server|fastify|blueprint|bp)\s*\.\s*(?:get|post|put|patch|delete|all|route)\s*\(\s*['"`{/]/i,
    /^\s*@(?:Get|Post|Put|Patch|Delete|All)\(/,
    /^\s*@(?:Get|Post|Put|Patch|Delete|Request)Mapping\b/,
    /^\s*@(?:GET|POST|PUT|PATCH|DELETE)\s*$/,
    /^export\s+(?:async\s+)?(?:function|const)\s+(?:GET|POST|PUT|PATCH|DELETE)\b/,
    /^\s+(?:re_)?path\(\s*r?['"]/,
    /^\s*\[(?:Http(?:Get|Post|Put|Patch|Delete)|AcceptVerbs)\b/,
    /^\s*(?:get|post|put|patch|delete|match|resources?|mount)\s+(?:['"]\/?\w|:\w)/,
    /\.Map(?:Get|Post|Put|Patch|Delete|Methods)\(/,
    // Go: `r.GET("/x"`, `mux.HandleFunc("GET /x"`. Rust: `.route("/x"`, `#[get("/x")]`. PHP and Kotlin by their own words.
    /\.(?:GET|POST|PUT|PATCH|DELETE|Any|Get|Post|Put|Patch|Delete|HandleFunc|Handle)\(\s*"\S*\s?\//,
    /\.route\(\s*"\//,
    /^\s*#\[(?:get|post|put|patch|delete)\(\s*"/,
    /\bRoute::(?:get|post|put|patch|delete|any|match|resource|apiResource)\(/,
    /^\s*#\[Route\(/,
    /^\s*(?:get|post|put|patch|delete)\("\/[^"]*"\)\s*\{/,
  ],
  schema: [
    /^\s*create\s+(?:temporary\s+|unlogged\s+)?table\b/i,
    /\bSchema::create\(/,
    /\.(?:createTable|create_table)\s*\(\s*['"`]/,
    /\b(?:pg|mysql|sqlite)Table\s*\(\s*['"`]/,
    /^\s*create_table\s+[:'"]/,
    /^\s*@Entity\b/,
    /\bDbSet<\w+>/,
    /\bsequelize\.define\s*\(/,
    /^class\s+\w+\(.*\b(?:models\.Model|db\.Model)\b/,
    /^\s+__tablename__\s*=/,
  ],
};

/** In Prisma's language alone a model is a table. */
const prismaModel = /^\s*model\s+\w+\s*\{/;

export function codeMarks(text: string, file: string): CodeMark[] {
  if (isExported(text)) return [];
  const prisma = file.endsWith('.prisma');
  return text.split('\n').flatMap((line, position): CodeMark[] => {
    const kind = prisma ? (prismaModel.test(line) ? 'schema' : undefined) : kindOf(line);
    return kind === undefined ? [] : [{ kind, line: position, text: line.trim() }];
  });
}

function kindOf(line: string): MarkKind | undefined {
  if (patterns.endpoint.some((pattern) => pattern.test(line))) return 'endpoint';
  return patterns.schema.some((pattern) => pattern.test(line)) ? 'schema' : undefined;
}

/** Files in which endpoints and tables are declared. */
export function mayHoldMarks(file: string): boolean {
  return /\.(?:[cm]?[jt]sx?|java|kts?|go|rs|php|py|rb|cs|sql|prisma)$/.test(file) && !isTest(file);
}

function isTest(file: string): boolean {
  return /\.(?:test|spec)\.|\.d\.ts$|(?:Test|Tests|IT)\.(?:java|cs)$|(?:^|[\\/])(?:test_[^\\/]*|[^\\/]*_test|conftest)\.py$|_(?:test|spec)\.rb$|_test\.go$|Test\.(?:kt|php)$|(?:^|[\\/])tests[\\/][^\\/]*\.rs$/.test(
    file,
  );
}
