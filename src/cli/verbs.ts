import type { Command } from './command.ts';
import { advise } from './commands/advise.ts';
import { ddl } from './commands/ddl.ts';
import { design } from './commands/design.ts';
import { diagram } from './commands/diagram.ts';
import { facts } from './commands/facts.ts';
import { mcp } from './commands/mcp.ts';
import { openapi } from './commands/openapi.ts';
import { review } from './commands/review.ts';
import { rules } from './commands/rules.ts';
import { start } from './commands/start.ts';

/** In the order in which people meet them. */
export const verbs: readonly Command[] = [start, review, design, advise, facts, diagram, openapi, ddl, rules, mcp];
