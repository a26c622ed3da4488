import type { System } from '../../model/system.ts';
import type { Review } from '../../review/review.ts';
import type { Rule } from '../../rules/rule.ts';

/** What an agent may ask, under one name in every editor and protocol. */
export interface AgentTool {
  readonly name: string;
  readonly title: string;
  /** For the agent: when to use it, and what comes back. */
  readonly description: string;
  /** JSON Schema of the input. */
  readonly inputSchema: InputSchema;
  answer(ground: AgentGround, input: AgentInput): AgentAnswer;
}

export interface InputSchema {
  readonly type: 'object';
  readonly properties: Readonly<Record<string, InputProperty>>;
  readonly additionalProperties: false;
}

export interface InputProperty {
  readonly type: 'string' | 'integer';
  readonly description: string;
  readonly enum?: readonly string[];
  readonly minimum?: number;
}

export interface AgentGround {
  readonly system: System;
  readonly review: Review;
  readonly rules: readonly Rule[];
  /** What the review is held against, where an earlier state was asked for. */
  readonly base?: string | undefined;
}

/** What came in, of the types that the schema says; what was left out is undefined. */
export type AgentInput = Readonly<Record<string, string | number | undefined>>;

export interface AgentAnswer {
  readonly ok: boolean;
  /** The answer, or what is wrong with the question and how to ask instead. */
  readonly text: string;
}

export function said(text: string): AgentAnswer {
  return { ok: true, text };
}

export function refused(text: string): AgentAnswer {
  return { ok: false, text };
}
