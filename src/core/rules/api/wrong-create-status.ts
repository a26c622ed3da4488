import type { ContractOperation } from '../../model/contract.ts';
import { listed, shortList } from '../../model/wording.ts';
import type { Profile } from '../profiles.ts';
import { type Document, documentsOf, operationName } from '../questions/contract-documents.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { type PlainCreations, plainCreations } from '../questions/plain-creations.ts';
import type { Report, Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { contractExample } from '../words/contract-example.ts';
import { createdIn } from '../words/created-in.ts';
import { agree } from '../words/doers.ts';
import { isParameter, routeOf } from '../words/route-words.ts';

export const wrongCreateStatus: Rule = {
  id: 'wrong-create-status',
  area: 'api',
  severity: severityOf('friction', 'likely'),
  what: 'A status says something else than the answer: 204 with a body, or a creation that answers 200 where others answer 201.',
  why: 'Clients go by the status: they drop the body of a 204, and take a 200 for something that was there before.',
  fix: 'Answer 201 with the new resource and its Location, and 204 only without a body.',
  references: [
    'https://www.rfc-editor.org/rfc/rfc9110#section-15.3.2',
    'https://learn.microsoft.com/en-us/azure/architecture/best-practices/api-design',
  ],
  reads: ['contracts', 'endpoints', 'operations', 'operationCalls', 'accesses', 'tables'],
  examples: { bad: museum('200'), good: museum('201') },
  check: ({ index, profile }) => [
    ...documentsOf(index).flatMap((document) => {
      const full = document.contract.operations.filter((operation) => emptyWithBody(operation).length > 0);
      return [...reportFull(document, full), ...reportPlain(document, profile)];
    }),
    ...plainCreations(index).map(reportCode),
  ],
};

function reportCode({ plain, created, all }: PlainCreations): Report {
  const names = plain.map(routeOf);
  return {
    title: `${shortList(names)} ${agree(names.length, 'creates', 'create')} and ${agree(names.length, 'answers', 'answer')} 200`,
    message: `${all - plain.length} of ${all} creations of the service ${agree(all - plain.length, 'answers', 'answer')} 201, ${routeOf(created)} for one, so clients meet two statuses for the same thing.`,
    fix: `${createdIn(plain[0]?.framework)}; 200 only where the resource was there already.`,
    evidence: evidenceChain(
      plain.map(({ evidence: [at] }) => at),
      created.evidence[0],
    ),
    subjects: plain.map(({ id }) => id),
  };
}

function reportFull({ contract }: Document, full: readonly ContractOperation[]): readonly Report[] {
  if (full.length === 0) return [];
  const names = full.map(operationName);
  const statuses = [...new Set(full.flatMap(emptyWithBody))].sort();
  const said = listed(statuses.map(String));
  return [
    {
      title: `${shortList(names)} ${agree(names.length, 'answers', 'answer')} ${said} with a body`,
      message: `HTTP has no body behind ${said}: servers refuse to send it, or it is read as the beginning of the next answer on the connection.`,
      fix: `200 with the body, or ${said} without \`content\`.`,
      evidence: evidenceChain(full.map(({ evidence }) => evidence)),
      subjects: [contract.id, ...names],
    },
  ];
}

function reportPlain({ contract }: Document, { createAnswers201, source }: Profile): readonly Report[] {
  const { operations } = contract;
  const collections = collectionsOf(operations);
  const creations = operations.filter((operation) => isCreation(operation, collections));
  const is201 = creations.filter((operation) => answers(operation, 201)).length;
  const plain = is201 > 0 || createAnswers201 === true ? creations.filter(answersPlain) : [];
  if (plain.length === 0) return [];
  const names = plain.map(operationName);
  const habit =
    createAnswers201 === true
      ? `The guideline asks for 201 where something is created (${source})`
      : `${is201} of ${creations.length} creations of the document ${agree(is201, 'answers', 'answer')} 201`;
  return [
    {
      title: `${shortList(names)} ${agree(names.length, 'creates', 'create')} and ${agree(names.length, 'promises', 'promise')} 200 in ${contract.file}`,
      message: `${habit}, so a client made from it meets two statuses for the same thing.`,
      fix: '`201` with the new resource, in the document and in the code; `200` only where the resource was there already.',
      evidence: evidenceChain(plain.map(({ evidence }) => evidence)),
      subjects: [contract.id, ...names],
    },
  ];
}

function museum(status: string): Record<string, string> {
  const collection = (name: string, created: string): string => `  /${name}:
    post:
      operationId: create-${name}
      responses:
        '${created}': { description: Created }
        default: { description: Failed }
  /${name}/{id}:
    get:
      operationId: get-${name}
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
      responses:
        '200': { description: Found }
        default: { description: Failed }
`;
  return contractExample(`paths:\n${collection('tours', '201')}${collection('halls', status)}`);
}

/** A POST to a collection of which each member has an address. */
function isCreation({ method, path }: ContractOperation, collections: ReadonlySet<string>): boolean {
  return method === 'POST' && collections.has(path) && !/search|query|filter|login|validate|batch|bulk/i.test(path);
}

/** What stands before the last parameter of a path that is read. */
function collectionsOf(operations: readonly ContractOperation[]): ReadonlySet<string> {
  const members = operations.filter(({ method, path }) => method === 'GET' && isParameter(lastOf(path)));
  return new Set(members.map(({ path }) => path.slice(0, path.lastIndexOf('/'))));
}

function lastOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function answers({ responses }: ContractOperation, status: number): boolean {
  return responses.some((response) => response.status === status);
}

/** 202 and 303 lead to what is created, and 200 beside 201 is for what was there already. */
function answersPlain(operation: ContractOperation): boolean {
  return answers(operation, 200) && ![201, 202, 204, 207, 303].some((status) => answers(operation, status));
}

function emptyWithBody({ responses }: ContractOperation): readonly number[] {
  return responses.flatMap(({ status, shape }) =>
    (status === 204 || status === 304) && shape !== undefined ? [status] : [],
  );
}
