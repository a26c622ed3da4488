import type { System } from '../../core/model/system.ts';
import { completeFindings } from '../answer/complete-findings.ts';
import { readAnswer } from '../answer/read-answer.ts';
import type { GroundedPreparation } from '../prompt/prepare.ts';
import { plannedCalls } from '../prompt/preview.ts';
import { roomOfRound } from '../prompt/room-of-round.ts';
import type { ChatMessage, FinishReason } from '../transport/chat-model.ts';
import { type Ground, groundOf } from './ground.ts';
import { proposedDdl } from './proposed-ddl.ts';
import { type DrawnProposal, drawProposal, type Proposal } from './proposed-diagram.ts';
import type { ProposedTable } from './proposed-tables.ts';
import type { Receipt } from './receipt.ts';
import { receiptOf } from './receipt-of.ts';
import { askedAgain, onlyMended, repairRequest } from './repair.ts';
import { nothing, together, type Verified } from './verified.ts';
import { verifyAnswer } from './verify-answer.ts';
import type { ModelFinding } from './verify-finding.ts';

/** An answer as it came. */
export interface Said {
  readonly text: string;
  readonly reason: FinishReason;
}

/** What is left of an answer, and how to ask for what could be mended. */
export interface CheckedAnswer {
  readonly verified: Verified;
  readonly receipt: Receipt;
  /** Undefined where nothing failed that another try may mend. */
  readonly again: { readonly items: number; readonly messages: readonly ChatMessage[] } | undefined;
}

/**
 * Holds answers against what was shown. It stands where the System is, which may be another thread: for a large
 * workspace a look takes longer than a window may stand still. It keeps nothing of what it is asked, so the same answers
 * give the same result.
 */
export interface Verifier {
  /** By the position of the call. A second answer may only mend the first. Undefined where there is no JSON object. */
  check(call: number, first: Said, second?: Said): Promise<CheckedAnswer | undefined>;
  /** What holds of the findings that an unfinished answer has written to their end. */
  findings(call: number, text: string): Promise<readonly ModelFinding[]>;
  /** Undefined where nothing new is proposed. */
  draw(proposal: Proposal): Promise<DrawnProposal | undefined>;
  /** Proposed tables in the words of the database that those of the workspace are declared for. */
  ddl(tables: readonly ProposedTable[]): Promise<string>;
}

type Shown = Pick<GroundedPreparation, 'calls' | 'together' | 'book' | 'about'>;

export function verifierOf(system: System, preparation: Shown): Verifier {
  const calls = plannedCalls(preparation);
  const grounds = new Map<number, Ground>();
  const groundFor = (call: number): Ground => {
    const ground = grounds.get(call) ?? groundOf(system, calls[call]?.shown ?? preparation.book, preparation.about);
    grounds.set(call, ground);
    return ground;
  };
  return {
    check: async (call, first, second) => {
      const room = roomOfRound(calls[call] ?? { room: 0 });
      return checked(groundFor(call), room, first, second);
    },
    findings: async (call, text) => {
      const read = completeFindings(text);
      return read === undefined ? [] : verifyAnswer(read, groundFor(call)).findings;
    },
    ddl: async (tables) => proposedDdl(tables, system.tables),
    draw: async (proposal) => drawProposal(proposal, groundOf(system, preparation.book, [])),
  };
}

function checked(ground: Ground, room: number, first: Said, second: Said | undefined): CheckedAnswer | undefined {
  const read = readAnswer(first.text, first.reason);
  if (read === undefined) return undefined;
  const verified = verifyAnswer(read, ground);
  const mended = second === undefined ? undefined : readAnswer(second.text, second.reason);
  const asked = askedAgain(verified.drops, room);
  const repair = mended && verifyAnswer(onlyMended(mended, asked), ground, verified);
  const messages = second === undefined ? repairRequest(asked) : undefined;
  return {
    verified: together(verified, repair ?? nothing),
    receipt: receiptOf(read, verified, repair && { verified: repair, asked: asked.length }),
    again: messages && { items: asked.length, messages },
  };
}
