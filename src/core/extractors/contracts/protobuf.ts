import type { ContractOperation } from '../../model/contract.ts';
import { httpMethods } from '../../model/endpoint.ts';
import { type ProtobufRpc, readProtobuf } from '../../syntax/protobuf.ts';
import type { Extraction, Extractor, ReadFile } from '../extractor.ts';
import { type MessageShapes, messageShapes } from './protobuf-shapes.ts';

/** Services of gRPC: each procedure is `POST /package.Service/Method`, and what `google.api.http` maps it to. */
export const protobuf: Extractor = {
  id: 'protobuf',
  title: 'gRPC and Protocol Buffers',
  group: 'contracts',
  files: /\.proto$/i,
  applies: (file) => /\.proto$/i.test(file.path),
  extract: (file) => extract(file),
};

function extract(file: ReadFile): Extraction {
  const read = readProtobuf(file.text);
  const shapes = messageShapes(read);
  const prefix = read.package === '' ? '' : `${read.package}.`;
  const operations = read.services.flatMap(({ name, rpcs }) =>
    rpcs.flatMap((rpc) => operationsOf(file, shapes, `/${prefix}${name}/${rpc.name}`, rpc)),
  );
  const [first] = operations;
  const problems = read.problems.map(({ at, message }) => ({
    file: file.path,
    line: file.lines.lineAt(at),
    message,
  }));
  if (first === undefined) return { facts: [], problems };
  const title = read.services.map((service) => service.name).join(', ');
  return {
    facts: [{ kind: 'contract', contract: 'grpc', title, basePaths: [], operations, evidence: first.evidence }],
    problems,
  };
}

function operationsOf(
  file: ReadFile,
  shapes: MessageShapes,
  path: string,
  rpc: ProtobufRpc,
): readonly ContractOperation[] {
  const shared = {
    operationId: rpc.name,
    request: shapes.of(rpc.request),
    responses: [{ status: 200, shape: shapes.of(rpc.response) }],
    security: [],
    deprecated: rpc.deprecated,
    evidence: file.evidence(rpc.at, rpc.end),
  };
  const summary = rpc.serverStreams || rpc.clientStreams ? streamed(rpc) : undefined;
  const mapped = rpc.http.map((rule) => ({
    ...shared,
    method: httpMethods.find((known) => known === rule.method) ?? ('POST' as const),
    path: rule.path.replace(/=[^}]*\}/g, '}'),
    parameters: [...rule.path.matchAll(/\{([\w.]+)/g)].map((match) => ({
      name: match[1] ?? '',
      in: 'path' as const,
      required: true,
      type: 'string',
    })),
  }));
  return [{ ...shared, method: 'POST', path, protocol: 'grpc', summary, parameters: [] }, ...mapped];
}

function streamed({ clientStreams, serverStreams }: ProtobufRpc): string {
  if (clientStreams && serverStreams) return 'Streams both ways';
  return clientStreams ? 'Takes a stream' : 'Answers with a stream';
}
