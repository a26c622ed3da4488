import { printJson } from '../../core/report/json/print-json.ts';
import { openapiDocument } from '../../core/report/openapi/openapi-document.ts';
import { contractEndpoints, printOpenapi } from '../../core/report/openapi/print-openapi.ts';
import { answer, type Command } from '../command.ts';
import { readWorkspace } from '../read-workspace.ts';

export const openapi: Command = {
  verb: 'openapi',
  operand: '[path]',
  summary: 'the contract that the code keeps, as OpenAPI 3.1',
  formats: ['yaml', 'json'],
  options: ['format', 'out', 'cache'],
  examples: ['openapi > openapi.yaml', 'openapi services/orders --format json'],
  run: (call, shell) =>
    readWorkspace(call, shell, async (client) => {
      const system = await client.system();
      if (call.format === 'yaml') return answer(printOpenapi(system));
      return answer(printJson(openapiDocument(system, contractEndpoints(system))));
    }),
};
