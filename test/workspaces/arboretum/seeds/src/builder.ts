import SchemaBuilder from '@pothos/core';
import ScopeAuthPlugin from '@pothos/plugin-scope-auth';

export const builder = new SchemaBuilder({ plugins: [ScopeAuthPlugin] });
builder.queryType({});
builder.mutationType({});
