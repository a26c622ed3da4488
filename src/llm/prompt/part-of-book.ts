import type { FactBook, GraphEdge } from '../facts/fact.ts';

/** What some services do, what they touch and call, and what was found about them. */
export function partOfBook(book: FactBook, services: readonly string[]): FactBook {
  const own = book.facts.filter(({ service }) => service !== undefined && services.includes(service));
  const ownIds = new Set(own.map((fact) => fact.id));
  const results = book.results.filter((result) => result.factIds.some((id) => ownIds.has(id)));
  const mentioned = new Set([...own.flatMap((fact) => idsIn(fact.line)), ...results.flatMap(({ factIds }) => factIds)]);
  const facts = book.facts.filter((fact) => ownIds.has(fact.id) || mentioned.has(fact.id) || fact.kind === 'N');
  const ids = new Set(facts.map((fact) => fact.id));
  return { ...book, facts, edges: edgesOf(book, ownIds), results: results.map((result) => within(result, ids)) };
}

/** What is left when the services were judged one by one: components, the graph, and what concerns several. */
export function rootOfBook(book: FactBook): FactBook {
  const facts = book.facts.filter((fact) => fact.kind === 'N' || fact.kind === 'Q' || fact.kind === 'A');
  const serviceOf = new Map(book.facts.map((fact) => [fact.id, fact.service]));
  const results = book.results.filter(({ factIds }) => {
    const services = factIds.map((id) => serviceOf.get(id)).filter((service) => service !== undefined);
    return new Set(services).size > 1;
  });
  const concerned = new Set(results.flatMap((result) => result.factIds));
  const all = book.facts.filter((fact) => facts.includes(fact) || concerned.has(fact.id));
  return { ...book, facts: all.map((fact) => ({ ...fact, code: '' })), results };
}

/** Services that have code, in the order of their facts. */
export function servicesOf(book: FactBook): readonly string[] {
  return [...new Set(book.facts.filter(({ kind }) => kind !== 'N').map(({ service }) => service))].filter(
    (service) => service !== undefined,
  );
}

function edgesOf(book: FactBook, ownIds: ReadonlySet<string>): readonly GraphEdge[] {
  return book.edges.filter(({ from, to }) => ownIds.has(from) || ownIds.has(to));
}

function within(result: FactBook['results'][number], ids: ReadonlySet<string>): FactBook['results'][number] {
  return { ...result, factIds: result.factIds.filter((id) => ids.has(id)) };
}

function idsIn(line: string): readonly string[] {
  return line.match(/\b[A-Z]\d{1,5}\b/g) ?? [];
}
