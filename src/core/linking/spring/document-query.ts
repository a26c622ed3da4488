import { filterOperators } from '../../extractors/data/mongoose.ts';
import type { DataVerb, Filter, FilterOperator, Limit, Sort } from '../../model/data-access.ts';
import { type DocumentEntry, type DocumentValue, readDocumentQuery } from '../../syntax/document-query.ts';
import type { FunctionOutline } from '../../syntax/outline.ts';
import { type Annotation, annotationsIn, argumentOf, textsOf } from '../annotated/annotation.ts';
import type { Context } from '../definition.ts';
import type { Resolver } from '../resolver.ts';

/** What annotations of a repository of documents say that a method asks for. */
export interface DocumentQuery {
  readonly verb: DataVerb;
  readonly filters: readonly Filter[];
  readonly filtersKnown: boolean;
  readonly sorts: readonly Sort[];
  readonly limit: Limit | undefined;
}

/** `@Query("{ 'plant_id': ?0 }")`, `@Aggregation(pipeline = { "{ $match: … }" })` of Spring Data MongoDB. */
export function documentQuery(resolver: Resolver, place: Context, outline: FunctionOutline): DocumentQuery | undefined {
  const annotations = annotationsIn(resolver, place, outline.decorators).filter(({ modules }) =>
    modules.some((module) => /^org\.springframework\.data\.mongodb(?:\.\w+)*$/.test(module)),
  );
  const query = annotations.find(({ name }) => name === 'Query');
  const pipeline = annotations.find(({ name }) => name === 'Aggregation');
  const updates = annotations.some(({ name }) => name === 'Update');
  if (query === undefined) return pipeline && aggregated(resolver, pipeline);
  const [text = '{}'] = textsOf(resolver, argumentOf(query, ['value']));
  const found = reading();
  addConditions(readDocumentQuery(text), found);
  const [sort] = textsOf(resolver, argumentOf(query, ['sort']));
  if (sort !== undefined) addSorts(readDocumentQuery(sort), found);
  const verb = updates ? 'update' : isSaid(query, 'delete') ? 'delete' : undefined;
  return { ...found, verb: verb ?? (isSaid(query, 'count') || isSaid(query, 'exists') ? 'count' : 'select') };
}

interface Reading {
  readonly filters: Filter[];
  filtersKnown: boolean;
  readonly sorts: Sort[];
  limit: Limit | undefined;
}

function reading(): Reading {
  return { filters: [], filtersKnown: true, sorts: [], limit: undefined };
}

function isSaid(annotation: Annotation, name: string): boolean {
  const value = argumentOf(annotation, [name])?.value;
  return value?.kind === 'literal' && value.text === 'true';
}

/** Only what comes before rows are changed chooses them. */
function aggregated(resolver: Resolver, annotation: Annotation): DocumentQuery {
  const found = reading();
  for (const text of textsOf(resolver, argumentOf(annotation, ['pipeline', 'value']))) {
    const stage = readDocumentQuery(text);
    const [entry] = stage?.kind === 'object' ? stage.entries : [];
    if (entry?.key === '$match') addConditions(entry.value, found);
    else if (entry?.key === '$sort') addSorts(entry.value, found);
    else if (entry?.key === '$limit') found.limit = { kind: 'parameter' };
    else break;
  }
  return { ...found, verb: 'select' };
}

function addConditions(value: DocumentValue | undefined, found: Reading): void {
  if (value?.kind !== 'object') {
    found.filtersKnown = false;
    return;
  }
  for (const entry of value.entries) addCondition(entry, found);
}

function addCondition({ key, value }: DocumentEntry, found: Reading): void {
  if (key === '$and' && value.kind === 'list') for (const item of value.items) addConditions(item, found);
  else if (key.startsWith('$') || /^[?:]/.test(key)) found.filtersKnown = false;
  else found.filters.push({ column: key === 'id' ? '_id' : key, operator: operatorOf(value) });
}

function operatorOf(value: DocumentValue): FilterOperator {
  const [first] = value.kind === 'object' ? value.entries : [];
  if (first === undefined || !first.key.startsWith('$')) return 'equal';
  return Object.hasOwn(filterOperators, first.key) ? (filterOperators[first.key] ?? 'other') : 'other';
}

function addSorts(value: DocumentValue | undefined, found: Reading): void {
  for (const { key, value: order } of value?.kind === 'object' ? value.entries : [])
    found.sorts.push({ column: key, descending: order.kind === 'word' && order.text.startsWith('-') });
}
