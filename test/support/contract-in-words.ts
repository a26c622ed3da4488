import type { Extractor } from '../../src/core/extractors/extractor.ts';
import type { ContractFact } from '../../src/core/extractors/fact.ts';
import type { ContractOperation } from '../../src/core/model/contract.ts';
import type { Shape } from '../../src/core/model/shape.ts';
import { extract } from './read-file.ts';

/** What the document promises, as one would note it down. */
export function promises(extractor: Extractor, path: string, text: string): string {
  const { facts, problems } = extract(extractor, path, text);
  const told = facts.filter((fact): fact is ContractFact => fact.kind === 'contract').map(contract);
  return [...told, ...problems.map(({ line, message }) => `${line}! ${message}`)].join('\n');
}

function contract({ title, version, basePaths, operations, evidence }: ContractFact): string {
  return [
    `${title} ${version} below ${basePaths.join(', ')} (line ${evidence.line})`,
    ...operations.map(operation),
  ].join('\n');
}

function operation(of: ContractOperation): string {
  const parameters = of.parameters.map(
    (parameter) => `${parameter.in} ${parameter.name}${parameter.required ? '' : '?'}: ${parameter.type}`,
  );
  const responses = of.responses.map(({ status, contentType, shape }) =>
    `  ${status} ${contentType ?? ''} ${shape === undefined ? '' : inWords(shape)}`.trimEnd(),
  );
  return [
    `${of.method} ${of.path} ${of.operationId ?? '-'} by ${of.security.join(' or ') || 'anybody'}${of.deprecated ? ', deprecated' : ''} (line ${of.evidence.line})`,
    ...parameters.map((parameter) => `  ${parameter}`),
    ...(of.request === undefined ? [] : [`  takes ${inWords(of.request)}`]),
    ...responses,
  ].join('\n');
}

function inWords(shape: Shape): string {
  if (shape.type === 'array') return `[${inWords(shape.items)}]`;
  if (shape.type !== 'object') {
    const { type, values, example, ...rest } = shape;
    const limits = Object.entries(rest).flatMap(([key, value]) => (value === undefined ? [] : [`${key} ${value}`]));
    const hints = [
      ...(values === undefined ? [] : [values.join('/')]),
      ...limits,
      ...(example === undefined ? [] : [`like ${example}`]),
    ];
    return hints.length === 0 ? type : `${type}(${hints.join(', ')})`;
  }
  const fields = shape.fields.map(({ name, required, shape: of }) => `${name}${required ? '' : '?'}: ${inWords(of)}`);
  return `${shape.name ?? ''}{ ${fields.join(', ')} }`;
}
