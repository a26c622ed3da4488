import type { Property } from '../../model/contract-document.ts';
import { listed, shortList } from '../../model/wording.ts';
import { documentsOf } from '../questions/contract-documents.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { groupBy, type NonEmpty } from '../questions/group-by.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { contractExample } from '../words/contract-example.ts';
import { prose } from '../words/prose.ts';
import { wordsOf } from '../words/words-of.ts';

export const inconsistentPropertyType: Rule = {
  id: 'inconsistent-property-type',
  area: 'api',
  severity: severityOf('friction', 'likely'),
  what: 'One property has several types in the schemas of one contract.',
  why: 'A value that one answer gives cannot be sent back in the next request without being converted, and comparing the two fails silently.',
  fix: 'Give the property one type in all schemas.',
  references: [
    'https://opensource.zalando.com/restful-api-guidelines/#240',
    'https://learn.openapis.org/best-practices.html',
  ],
  reads: ['contracts'],
  examples: { bad: tickets('integer'), good: tickets('string') },
  check: ({ index }) =>
    documentsOf(index).flatMap((document) => {
      const groups = groupBy(document.properties.filter(isOwnName), ({ name }) => name);
      const found = [...groups.values()].filter((same) => new Set(same.map(typeIn)).size > 1);
      if (found.length === 0) return [];
      const said = found.map(([first, ...others]) => `${first.name} is ${typesOf([first, ...others])}`);
      const names = found.map(([{ name }]) => name);
      const [one = '', other = ''] = wordsFor(found[0] ?? []);
      return [
        {
          title: `${shortList(said, 2)} in ${document.file}`,
          message: prose(
            `A client that takes ${names[0]} from one answer and compares it with another compares ${one} with ${other},`,
            'which is never equal.',
          ),
          fix: `One type for ${shortList(names)}, in a schema of its own that the others refer to.`,
          evidence: evidenceChain(found.flatMap((same) => rarestFirst(same).map(({ evidence }) => evidence))),
          subjects: [document.contract.id, ...names],
        },
      ];
    }),
};

function tickets(type: string): Record<string, string> {
  return contractExample(`paths: {}
components:
  schemas:
    Ticket: { type: object, properties: { visitor_id: { type: string } } }
    Refund: { type: object, properties: { visitor_id: { type: ${type} } } }
`);
}

/** `value`, `id` and `status` mean something else in every schema; a name of several words means one thing. */
function isOwnName({ name }: Property): boolean {
  return wordsOf(name).length > 1;
}

/** A whole number is a number. */
function typeIn({ type }: Property): string {
  return type === 'integer' ? 'number' : type;
}

function typesOf(same: NonEmpty<Property>): string {
  return listed([...new Set(same.map(({ type }) => type))].sort());
}

const words: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};

function wordsFor(same: readonly Property[]): readonly string[] {
  const types = new Set(same.map(typeIn));
  const known = Object.keys(words).filter((type) => types.has(type));
  const others = [...types].filter((type) => !known.includes(type)).sort();
  return [...known.map((type) => words[type] ?? type), ...others.map((type) => `\`${type}\``)];
}

function rarestFirst(same: NonEmpty<Property>): readonly Property[] {
  const counts = groupBy(same, typeIn);
  return [...same].sort((a, b) => (counts.get(typeIn(a))?.length ?? 0) - (counts.get(typeIn(b))?.length ?? 0));
}
