import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { CallToolRequestSchema, type CallToolResult, ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import type { AgentInput } from '../../core/report/agent/agent-tool.ts';
import { agentTools } from '../../core/report/agent/agent-tools.ts';
import { startEngine } from '../../worker/client.ts';
import { keepThread } from '../../worker/kept-thread.ts';

interface McpOptions {
  /** The folder that is asked about. */
  readonly root: string;
  readonly version: string;
}

const instructions =
  'Facts and findings about the backend in this workspace, from static analysis that joins services, routes, queries, tables and calls over files. Begin with architect_facts. After a change ask architect_review with since "HEAD". Every answer names file:line. Nothing is written and nothing leaves the machine.';

/** Serves the tools over stdin and stdout until the client goes away. */
export async function serveMcp({ root, version }: McpOptions): Promise<void> {
  // A client keeps its server for days: one question that ends the engine must not end the answers.
  const thread = keepThread(() => startEngine());
  const server = new Server({ name: 'backend-architect', version }, { capabilities: { tools: {} }, instructions });
  server.setRequestHandler(ListToolsRequestSchema, () => ({
    tools: agentTools.map(({ name, title, description, inputSchema }) => ({
      name,
      title,
      description,
      inputSchema: { ...inputSchema, properties: { ...inputSchema.properties } },
      annotations: { title, readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
    })),
  }));
  server.setRequestHandler(CallToolRequestSchema, async ({ params }, { signal, sendNotification, _meta }) => {
    const token = _meta?.progressToken;
    const onProgress = ({ stage, done, total }: { stage: string; done: number; total: number }): void => {
      if (token === undefined) return;
      const message = `${stage} ${done} of ${total}`;
      void sendNotification({
        method: 'notifications/progress',
        params: { progressToken: token, progress: done, total, message },
      });
    };
    // Read again for every question: an agent asks because it has just changed something. Known files cost nothing.
    return thread.use(async (engine) => {
      const opened = await engine.open(root, { signal, onProgress });
      if (!opened.ok) return result(opened.message, true);
      const { ok, text } = await engine.ask({ root, tool: params.name, input: (params.arguments ?? {}) as AgentInput });
      return result(text, !ok);
    });
  });
  const closed = new Promise<void>((resolve) => {
    server.onclose = resolve;
    process.stdin.once('end', () => void server.close());
  });
  await server.connect(new StdioServerTransport());
  await closed;
  await thread.close();
}

function result(text: string, isError: boolean): CallToolResult {
  return { content: [{ type: 'text', text }], isError };
}
