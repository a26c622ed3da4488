import type { Component } from '../../model/component.ts';
import type { DataAccess } from '../../model/data-access.ts';
import type { Endpoint, Response } from '../../model/endpoint.ts';
import { nobody } from '../../model/example-owner.ts';
import type { ArrayShape, Shape } from '../../model/shape.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import type { HttpExample } from '../review.ts';
import { bodyOf, isKnown } from './body-of.ts';
import { exampleRequest, graphqlMessage } from './example-request.ts';
import { exampleError, exampleRefusal, exampleResponse } from './example-response.ts';
import { filledEnvelope } from './filled-envelope.ts';
import { graphqlExample, graphqlFragment } from './graphql-request.ts';
import { inCamel } from './in-camel.ts';
import { keyShape } from './key-shape.ts';
import { isOfOne, mainAccesses, type Reaching } from './main-table.ts';
import { ownerOfEndpoint } from './owner-of-endpoint.ts';
import { rowShape, sentShape } from './row-shape.ts';

interface Guess {
  readonly shape: Shape;
  readonly from: string;
}

/** One exchange with an endpoint: what is declared, and what its tables let expect where nothing is. */
export function exampleExchange(index: SystemIndex, endpoint: Endpoint): HttpExample {
  if (endpoint.protocol === 'server-action') return actionExchange(endpoint);
  return endpoint.protocol === 'graphql' ? graphqlExchange(index, endpoint) : httpExchange(index, endpoint);
}

/** Only pages know the id that a build gives an action, so nobody sends one by hand. */
function actionExchange({ path, responses }: Endpoint): HttpExample {
  const name = path.split('#').at(-1) ?? '';
  return {
    request: `// Pages send it as POST. The header Next-Action\n// holds the id that the build gives it.\n\nawait ${name}(…);`,
    response: exampleResponse({ status: 200, contentType: 'text/x-component' }, { shape: undefined, owner: nobody }),
    error: exampleError(responses, path),
    inferred: [],
  };
}

/** A field is asked for in a query, and answered below the names that lead to it. */
function graphqlExchange(index: SystemIndex, endpoint: Endpoint): HttpExample {
  const service = index.component(endpoint.service);
  const guess = answerGuess(endpoint, accessesOf(index, endpoint));
  const { query, answer, inferred } = graphqlExample(index, endpoint, guess);
  return {
    request: query === undefined ? graphqlFragment(endpoint) : graphqlMessage(endpoint, service, query),
    response: exampleResponse({ status: 200, example: answer }),
    error: exampleError(endpoint.responses, endpoint.path),
    inferred,
  };
}

function httpExchange(index: SystemIndex, endpoint: Endpoint): HttpExample {
  const responses = endpoint.responses.length > 0 ? endpoint.responses : repliesOf(index, endpoint);
  const success = responses.filter((response) => response.status < 400).sort(bySuccess)[0];
  const accesses = accessesOf(index, endpoint);
  const service = index.component(endpoint.service);
  const owner = ownerOfEndpoint(endpoint, mainAccesses(endpoint, accesses));
  const request = isKnown(bodyOf(endpoint)) ? undefined : spelled(service, sentGuess(endpoint, accesses));
  const response = answersNothing(success) ? undefined : spelled(service, answerBy(endpoint, success?.shape, accesses));
  const guessed = [
    request === undefined ? '' : `the request's body from ${request.from}`,
    response === undefined ? '' : `the answer's body from ${response.from}`,
    success === undefined ? 'the status' : '',
  ].filter((part) => part !== '');
  return {
    request: exampleRequest(endpoint, service, { shape: request?.shape ?? bodyOf(endpoint), owner }, (parameter) =>
      keyShape(parameter, accesses),
    ),
    response: exampleResponse(
      success,
      { shape: response?.shape ?? success?.shape, owner },
      endpoint.protocol === 'grpc' ? 'application/grpc' : undefined,
    ),
    error: exampleError(responses, endpoint.path) ?? exampleRefusal(endpoint),
    inferred: guessed,
  };
}

/** Objects of these languages are sent with the names of their fields, which are those of columns in camel case. */
const inCamelCase: ReadonlySet<string> = new Set(['java', 'kotlin', 'csharp']);

function spelled(service: Component | undefined, guess: Guess | undefined): Guess | undefined {
  if (guess === undefined || !inCamelCase.has(service?.language ?? '')) return guess;
  return { ...guess, shape: inCamel(guess.shape) };
}

function repliesOf(index: SystemIndex, endpoint: Endpoint): readonly Response[] {
  const reached = new Set(index.reachedBy(endpoint).map((each) => each.operation.id));
  return index.system.replies.filter((reply) => reached.has(reply.operation)).map((reply) => reply.response);
}

function bySuccess(a: Response, b: Response): number {
  return Number(a.status >= 300) - Number(b.status >= 300) || Number(isKnown(b.shape)) - Number(isKnown(a.shape));
}

function answersNothing(success: Response | undefined): boolean {
  if (success === undefined) return false;
  const type = success.contentType;
  return (
    [204, 205, 304].includes(success.status) || success.status >= 300 || (type !== undefined && !/json/.test(type))
  );
}

function accessesOf(index: SystemIndex, endpoint: Endpoint): readonly Reaching[] {
  return index
    .reachedBy(endpoint)
    .flatMap((reached) => index.accessesOf(reached.operation.id))
    .flatMap((access) => {
      const table = index.table(access.table);
      return table === undefined || table.columns.length === 0 ? [] : [{ access, table }];
    });
}

const storing: Readonly<Record<string, readonly DataAccess['verb'][]>> = {
  POST: ['insert', 'upsert'],
  PUT: ['insert', 'update', 'upsert'],
  PATCH: ['update', 'upsert'],
};

/** The row that a create or a change stores, where exactly one table is written. */
function sentGuess(endpoint: Endpoint, accesses: readonly Reaching[]): Guess | undefined {
  // A POST that updates is an action, such as a cancellation: what it sets is its own business.
  const verbs = storing[endpoint.method] ?? [];
  const writes = accesses.filter(({ access }) => verbs.includes(access.verb));
  const [first] = writes;
  if (first === undefined || writes.some(({ table }) => table.id !== first.table.id)) return undefined;
  const shape = sentShape(first.table, first.access.columns);
  return isKnown(shape) ? { shape, from: `what it writes to ${first.table.name}` } : undefined;
}

/** What is known of an answer, with the rows that stand in it where nothing says what they are. */
function answerBy(endpoint: Endpoint, shape: Shape | undefined, accesses: readonly Reaching[]): Guess | undefined {
  if (shape === undefined || !isKnown(shape)) return answerGuess(endpoint, accesses);
  const main = mainAccesses(endpoint, accesses);
  const filled = endpoint.method === 'GET' ? filledEnvelope(shape, main) : undefined;
  return filled === undefined ? undefined : { shape: filled, from: `the columns of ${main[0]?.table.name}` };
}

/** The rows that a query gives, or the row that was just stored, where only one table can be meant. */
function answerGuess(endpoint: Endpoint, accesses: readonly Reaching[]): Guess | undefined {
  if (endpoint.static || endpoint.method === 'DELETE' || endpoint.method === 'HEAD') return undefined;
  const asked = accesses.filter(({ access }) => access.verb !== 'count' && access.verb !== 'delete');
  const wanted = mainAccesses(endpoint, asked);
  const [first] = wanted;
  if (first === undefined || wanted.some(({ table }) => table.id !== first.table.id)) return undefined;
  const { access, table } = first;
  const row = rowShape(table, access.kind === 'read' ? access.columns : []);
  if (!isKnown(row)) return undefined;
  const many = endpoint.method === 'GET' && !isOfOne(endpoint) && wanted.every((each) => each.access.many);
  const rows: ArrayShape = { type: 'array', items: row };
  return { shape: many ? rows : row, from: `the columns of ${table.name}` };
}
