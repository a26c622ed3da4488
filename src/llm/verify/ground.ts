import type { System } from '../../core/model/system.ts';
import { indexSystem, type SystemIndex } from '../../core/model/system-index.ts';
import type { Fact, FactBook, StaticResult } from '../facts/fact.ts';
import { commentMark, maskComments } from './mask-comments.ts';

/** Everything that a claim is held against. Nothing here asks a model. */
export interface Ground {
  readonly index: SystemIndex;
  /** What the model was shown, and nothing else. */
  readonly book: FactBook;
  readonly fact: (id: string) => Fact | undefined;
  readonly result: (id: string) => StaticResult | undefined;
  /** Facts that a narrower task is about; empty for the whole. */
  readonly about: ReadonlySet<string>;
  /** All that was shown beside comments, in small letters: a name that is not in here does not exist. */
  readonly corpus: string;
}

export function groundOf(system: System, book: FactBook, about: readonly string[]): Ground {
  const facts = new Map(book.facts.map((fact) => [fact.id, fact]));
  const results = new Map(book.results.map((result) => [result.id, result]));
  const texts = [
    book.project,
    ...book.facts.map((fact) => `${fact.id} ${fact.line}\n${withoutComments(fact)}`),
    ...(book.change?.lines ?? []),
    ...book.edges.map((edge) => edge.line),
    ...book.results.map((result) => result.line),
    ...book.guidelines.map(({ file, text }) => `${file} ${text}`),
  ];
  return {
    index: indexSystem(system),
    book,
    fact: (id) => facts.get(id),
    result: (id) => results.get(id),
    about: new Set(about),
    corpus: corpusOf(texts),
  };
}

/** A comment may name what is long gone, or never was. */
function withoutComments({ code, evidence: [first] }: Fact): string {
  return first === undefined ? code : maskComments(code, first.file).replaceAll(commentMark, ' ');
}

/** Routes stand in it twice, once without the names of their parameters. */
function corpusOf(texts: readonly string[]): string {
  const text = spaced(texts.join('\n')).toLowerCase();
  return `${text}\n${withoutParameters(text)}`;
}

export function withoutParameters(route: string): string {
  return route.replace(/\{[^{}\s]*\}|(?<=\/):[a-z_]\w*/gi, '{}');
}

/** White space does not tell two quotes apart. */
export function spaced(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
