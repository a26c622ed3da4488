import { dataLanguageOf, languageOf } from './discovery/language-of.ts';
import { mayMatter } from './discovery/prefilter.ts';
import { roleOf } from './discovery/role-of.ts';
import type { FileFacts, ReadFile } from './extractors/extractor.ts';
import { isFileRoute } from './extractors/http/file-route-frameworks.ts';
import { extractors } from './extractors/registry.ts';
import type { Evidence, Role } from './model/evidence.ts';
import type { Problem } from './model/problem.ts';
import { type Lines, linesOf } from './syntax/lines.ts';
import type { Outline } from './syntax/outline.ts';
import { packOutline } from './syntax/packed-outline.ts';
import type { Parsers } from './syntax/parsers.ts';
import { readDocuments } from './syntax/read-documents.ts';
import { redact } from './syntax/redact.ts';
import type { TextCodec } from './syntax/text-codec.ts';

/** Longer quotes say less: the first lines name what is meant. */
const maxQuotedLines = 4;

/** A line of minified code or data is cut: nobody reads it to its end. */
const maxQuotedLength = 1_000;

/**
 * A text of the workspace, with what evidence needs. What is found out about it is found out once. A class, because there
 * are ten thousand of them: getters of an object are functions of its own.
 */
export class SourceText {
  readonly path: string;
  readonly text: string;
  readonly role: Role;
  private knownLines: Lines | undefined;
  private knownPromise: boolean | undefined;
  private knownQuotes: Evidence[] | undefined;

  constructor(path: string, text: string) {
    this.path = path;
    this.text = text;
    this.role = roleOf(path, text.slice(0, 1000));
  }

  get lines(): Lines {
    this.knownLines ??= linesOf(this.text);
    return this.knownLines;
  }

  /** Where lines begin is found again as fast as it is kept; what was quoted is kept, without room for more. */
  rest(): void {
    if (this.knownLines === undefined) return;
    this.knownLines = undefined;
    this.knownQuotes = this.knownQuotes?.slice();
  }

  /** Whether the text may hold anything that a review reads; a cheap look without parsing. */
  get promising(): boolean {
    this.knownPromise ??= isPromising(this.path, this.text);
    return this.knownPromise;
  }

  /** Quotes in the order of their lines: many ask for the same ones, and a map of so few takes three times as much. */
  get quotes(): Evidence[] {
    this.knownQuotes ??= [];
    return this.knownQuotes;
  }
}

export function sourceText(path: string, text: string): SourceText {
  return new SourceText(path, text);
}

/** Quotes a range: whole lines, redacted, cut after a few. */
export function evidenceIn(source: SourceText, at: number, end: number): Evidence {
  const line = source.lines.lineAt(at);
  const endLine = Math.max(line, source.lines.lineAt(end));
  const { quotes } = source;
  const place = placeOf(quotes, line, endLine);
  const known = quotes[place];
  if (known?.line === line && known.endLine === endLine) return known;
  const evidence = quoteOf(source, line, endLine);
  quotes.splice(place, 0, evidence);
  return evidence;
}

/** Where a quote of these lines stands, or would stand. */
function placeOf(quotes: readonly Evidence[], line: number, endLine: number): number {
  let [low, high] = [0, quotes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const quote = quotes[middle];
    if (quote !== undefined && (quote.line < line || (quote.line === line && quote.endLine < endLine)))
      low = middle + 1;
    else high = middle;
  }
  return low;
}

function quoteOf(source: SourceText, line: number, endLine: number): Evidence {
  const quote = source.lines.quote(line, Math.min(endLine, line + maxQuotedLines - 1));
  // Redacted before it is cut, so that the cut cannot leave half of a secret standing.
  const redacted = redact(quote.slice(0, 2 * maxQuotedLength));
  const text = redacted.length > maxQuotedLength ? `${redacted.slice(0, maxQuotedLength)}…` : redacted;
  return { file: source.path, line, endLine, text };
}

function isPromising(path: string, text: string): boolean {
  const language = languageOf(path);
  if (language === undefined || isFileRoute(path)) return true;
  return mayMatter(language, text);
}

/** The facts of one file. `outlined` is false for code that nothing reached so far. */
export function readFacts(parsers: Parsers, source: SourceText, outlined: boolean, codec?: TextCodec): FileFacts {
  const problems: Problem[] = [];
  const outline = outlined ? outlineOf(parsers, source, problems) : undefined;
  let documents: ReadFile['documents'];
  const file: ReadFile = {
    path: source.path,
    text: source.text,
    role: source.role,
    lines: source.lines,
    outline,
    get documents() {
      documents ??= documentsOf(parsers, source, problems);
      return documents;
    },
    evidence: (at, end) => evidenceIn(source, at, end),
  };
  const extractions = extractors
    .filter((extractor) => extractor.applies(file))
    .map((extractor) => extractor.extract(file));
  return {
    file: source.path,
    role: source.role,
    outline: outline && packOutline(outline, codec),
    facts: extractions.flatMap((extraction) => extraction.facts),
    problems: [...problems, ...extractions.flatMap((extraction) => extraction.problems)],
  };
}

function outlineOf(parsers: Parsers, source: SourceText, problems: Problem[]): Outline | undefined {
  const language = languageOf(source.path);
  if (language === undefined || !parsers.supports(language)) return undefined;
  const outline = parsers.outline(language, source.text);
  for (const { at, message } of outline.problems)
    problems.push({ file: source.path, line: source.lines.lineAt(at), message });
  return outline;
}

function documentsOf(parsers: Parsers, source: SourceText, problems: Problem[]): ReadFile['documents'] {
  const language = dataLanguageOf(source.path);
  const read = language === undefined ? readDocuments(source.path, source.text) : parsers.data(language, source.text);
  for (const { at, message } of read.problems)
    problems.push({ file: source.path, line: source.lines.lineAt(at), message });
  return read.documents;
}
