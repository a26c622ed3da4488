import type { DocumentNode, FieldDefinitionNode, InputValueDefinitionNode, TypeNode } from 'graphql/language/ast';
import { Kind } from 'graphql/language/kinds';
import { parse } from 'graphql/language/parser';

export interface GraphqlType {
  /** Name of the innermost type. */
  readonly name: string;
  readonly required: boolean;
  /** Of a list. */
  readonly items?: GraphqlType | undefined;
}

export interface GraphqlArgument {
  readonly name: string;
  readonly type: GraphqlType;
  /** Neither null nor left out. */
  readonly required: boolean;
}

export interface GraphqlField {
  readonly name: string;
  readonly type: GraphqlType;
  readonly args: readonly GraphqlArgument[];
  readonly description?: string | undefined;
  readonly deprecated: boolean;
  readonly at: number;
  readonly end: number;
}

export interface GraphqlSchema {
  /** What can be asked, by operation; the types may be called otherwise in the schema. */
  readonly roots: readonly { readonly kind: OperationKind; readonly fields: readonly GraphqlField[] }[];
  /** Object, interface and input types. */
  readonly types: ReadonlyMap<string, readonly GraphqlField[]>;
  readonly enums: ReadonlyMap<string, readonly string[]>;
}

type OperationKind = 'Query' | 'Mutation' | 'Subscription';
const operationKinds: readonly OperationKind[] = ['Query', 'Mutation', 'Subscription'];

export interface GraphqlReading {
  readonly schema?: GraphqlSchema | undefined;
  readonly problem?: { readonly at: number; readonly message: string } | undefined;
}

/** More tokens than this no schema that people write has. */
const maxTokens = 500_000;

/** Reads a schema definition. Queries, as clients write them, hold no types and give an empty schema. */
export function readGraphql(text: string): GraphqlReading {
  try {
    return { schema: schemaOf(parse(text, { maxTokens })) };
  } catch (error) {
    return { problem: problemOf(error) };
  }
}

/** The parser says by an exception what is wrong and where; one that is none of its own is ours. */
function problemOf(error: unknown): { readonly at: number; readonly message: string } {
  if (error instanceof RangeError) return { at: 0, message: 'nested too deeply.' };
  if (!(error instanceof Error) || !('positions' in error)) throw error;
  const [at] = Array.isArray(error.positions) ? error.positions : [];
  return {
    at: typeof at === 'number' ? at : 0,
    message: `${error.message.replace(/^Syntax Error: /, '').replace(/\.$/, '')}.`,
  };
}

function schemaOf(document: DocumentNode): GraphqlSchema {
  const types = new Map<string, GraphqlField[]>();
  const enums = new Map<string, string[]>();
  const names = new Map<OperationKind, string>();
  for (const node of document.definitions) {
    switch (node.kind) {
      case Kind.SCHEMA_DEFINITION:
      case Kind.SCHEMA_EXTENSION:
        for (const { operation, type } of node.operationTypes ?? []) names.set(titled(operation), type.name.value);
        break;
      case Kind.OBJECT_TYPE_DEFINITION:
      case Kind.OBJECT_TYPE_EXTENSION:
      case Kind.INTERFACE_TYPE_DEFINITION:
      case Kind.INTERFACE_TYPE_EXTENSION:
        push(types, node.name.value, (node.fields ?? []).map(fieldOf));
        break;
      case Kind.INPUT_OBJECT_TYPE_DEFINITION:
      case Kind.INPUT_OBJECT_TYPE_EXTENSION:
        push(types, node.name.value, (node.fields ?? []).map(inputOf));
        break;
      case Kind.ENUM_TYPE_DEFINITION:
      case Kind.ENUM_TYPE_EXTENSION:
        push(
          enums,
          node.name.value,
          (node.values ?? []).map(({ name }) => name.value),
        );
        break;
      default:
    }
  }
  const roots = operationKinds.map((kind) => ({ kind, fields: types.get(names.get(kind) ?? kind) ?? [] }));
  return { roots: roots.filter(({ fields }) => fields.length > 0), types, enums };
}

function titled(operation: string): OperationKind {
  return operationKinds.find((kind) => kind.toLowerCase() === operation) ?? 'Query';
}

function push<T>(map: Map<string, T[]>, name: string, more: readonly T[]): void {
  map.set(name, [...(map.get(name) ?? []), ...more]);
}

function fieldOf(node: FieldDefinitionNode): GraphqlField {
  return {
    name: node.name.value,
    type: typeOf(node.type),
    args: (node.arguments ?? []).map(argumentOf),
    description: node.description?.value.split('\n')[0],
    deprecated: (node.directives ?? []).some(({ name }) => name.value === 'deprecated'),
    at: node.name.loc?.start ?? 0,
    end: node.loc?.end ?? 0,
  };
}

function inputOf(node: InputValueDefinitionNode): GraphqlField {
  const { name, type } = argumentOf(node);
  return { name, type, args: [], deprecated: false, at: node.loc?.start ?? 0, end: node.loc?.end ?? 0 };
}

function argumentOf(node: InputValueDefinitionNode): GraphqlArgument {
  const type = typeOf(node.type);
  return { name: node.name.value, type, required: type.required && node.defaultValue === undefined };
}

function typeOf(node: TypeNode): GraphqlType {
  if (node.kind === Kind.NON_NULL_TYPE) return { ...typeOf(node.type), required: true };
  if (node.kind === Kind.NAMED_TYPE) return { name: node.name.value, required: false };
  const items = typeOf(node.type);
  return { name: items.name, required: false, items };
}
