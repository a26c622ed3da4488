import { expect, test } from 'vitest';
import { derivedQuery } from './derived-query.ts';

function inWords(name: string): string {
  const query = derivedQuery(name);
  if (query === undefined) return 'no query';
  const conditions = query.conditions.map(({ property, operator }) => `${property} ${operator}`);
  const sorts = query.sorts.map(({ property, descending }) => `${property}${descending ? ' descending' : ''}`);
  return [
    query.verb,
    ...(query.limit?.kind === 'constant' ? [`at most ${query.limit.value}`] : []),
    `where ${conditions.join(query.alternative ? ' or ' : ' and ')}`,
    ...(sorts.length > 0 ? [`by ${sorts.join(', ')}`] : []),
  ].join(' ');
}

test.each([
  ['findByEmail', 'select where email equal'],
  ['findByEmailAndStatusOrderByCreatedAtDesc', 'select where email equal and status equal by createdAt descending'],
  ['findByLastNameOrFirstName', 'select where lastName equal or firstName equal'],
  ['findFirst10ByAgeGreaterThanEqual', 'select at most 10 where age range'],
  ['findTopByOrderNumber', 'select at most 1 where orderNumber equal'],
  ['readDistinctByNameLikeOrderByNameAscIdDesc', 'select where name like by name, id descending'],
  ['countByActiveTrue', 'count where active equal'],
  ['existsByCodeIgnoreCase', 'count where code computed'],
  ['deleteByIdIn', 'delete where id in'],
  ['findByPaidAtIsNull', 'select where paidAt other'],
  ['findByStatusNotIn', 'select where status other'],
  ['findByOrderId', 'select where orderId equal'],
  ['findAll', 'no query'],
  ['save', 'no query'],
  ['findBy', 'no query'],
])('%s asks to %s', (name, words) => {
  expect(inWords(name)).toBe(words);
});
