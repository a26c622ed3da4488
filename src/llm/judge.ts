import { type CallContext, type JudgedCall, judgeCall, type Stage } from './judge-call.ts';
import { mergeParts } from './merge-parts.ts';
import type { PlannedCall } from './prompt/build-request.ts';
import type { Preparation } from './prompt/prepare.ts';
import { titleOf } from './prompt/preview.ts';
import type { ChatModel, ModelFailure, Usage } from './transport/chat-model.ts';
import { failure } from './transport/failure.ts';
import type { DrawnProposal } from './verify/proposed-diagram.ts';
import { addReceipts, emptyReceipt, type Receipt, withoutMerged } from './verify/receipt.ts';
import type { Verified } from './verify/verified.ts';
import type { Verifier } from './verify/verifier.ts';
import { byWeight, withFindings } from './with-findings.ts';

export interface JudgeOptions {
  /** What a person has seen and agreed to. */
  readonly preparation: Preparation;
  readonly verifier: Verifier;
  readonly model: ChatModel;
  readonly signal?: AbortSignal | undefined;
  onStage?(stage: Stage): void;
}

/** What a model adds to a review. The review itself stays as it is. */
export interface Judgement extends Omit<Verified, 'proposal' | 'drops' | 'moved'> {
  /** `https://api.openai.com gpt-5` */
  readonly model: string;
  /** The system as it would be; undefined where nothing new is proposed. */
  readonly diagram: DrawnProposal | undefined;
  /** Proposed tables and columns, written by code. */
  readonly ddl: string;
  readonly receipt: Receipt;
  readonly usage: Usage;
  readonly warnings: readonly string[];
  /** Files of which names or text were sent. */
  readonly sent: readonly string[];
  /** Files of which nothing was sent. */
  readonly withheld: readonly string[];
  /** Services that could not be judged, and why. */
  readonly failures: readonly { readonly part: string; readonly failure: ModelFailure }[];
}

export type Judged =
  | { readonly ok: true; readonly judgement: Judgement }
  | { readonly ok: false; readonly failure: ModelFailure };

/** Asks a model about a prepared workspace and keeps what can be proven. */
export async function judge(options: JudgeOptions): Promise<Judged> {
  const { preparation, verifier, model, signal = new AbortController().signal } = options;
  const onStage = (stage: Stage): void => options.onStage?.(stage);
  const context: CallContext = { verifier, model, signal, onStage };
  const judged = await judgeAll(context, preparation.calls);
  const failed = judged.flatMap(({ call, result }) =>
    result.ok ? [] : [{ part: titleOf(call), failure: result.failure }],
  );
  const [first] = failed;
  if (first !== undefined && (failed.length === judged.length || signal.aborted)) {
    return { ok: false, failure: signal.aborted ? failure('cancelled') : first.failure };
  }
  const results = judged.map(({ result }) => result);
  const whole = preparation.together;
  if (whole !== undefined) {
    const result = await judgeCall(
      context,
      withFindings(whole, mergeParts(verifiedIn(results)).verified.findings),
      preparation.calls.length,
    );
    results.push(result);
    if (!result.ok) failed.push({ part: titleOf(whole), failure: result.failure });
  }
  return { ok: true, judgement: await judgementOf(options, results, failed) };
}

interface JudgedPart {
  readonly call: PlannedCall;
  readonly result: JudgedCall;
}

/** A few at a time, in their order. One that fails leaves the others alone. */
async function judgeAll(context: CallContext, calls: readonly PlannedCall[]): Promise<readonly JudgedPart[]> {
  const judged: JudgedPart[] = [];
  const waiting = [...calls.entries()];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [position, call] = next;
      judged[position] = { call, result: await judgeCall(context, call, position) };
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, context.model.concurrency) }, work));
  return judged;
}

function verifiedIn(results: readonly JudgedCall[]): readonly Verified[] {
  return results.flatMap((result) => (result.ok ? [result.verified] : []));
}

async function judgementOf(
  { preparation, verifier, model }: JudgeOptions,
  results: readonly JudgedCall[],
  failures: Judgement['failures'],
): Promise<Judgement> {
  const { verified, repeats, contradictions } = mergeParts(verifiedIn(results));
  const { proposal, drops: _, moved: __, ...rest } = verified;
  const receipt = results.reduce((sum, result) => (result.ok ? addReceipts(sum, result.receipt) : sum), emptyReceipt);
  return {
    ...rest,
    findings: rest.findings.toSorted(byWeight),
    warnings: [...new Set(results.flatMap((result) => (result.ok ? result.warnings : [])))],
    model: model.id,
    diagram: await verifier.draw(proposal),
    ddl: await verifier.ddl(rest.tables),
    receipt: withoutMerged(receipt, repeats, contradictions),
    usage: results.reduce((sum, result) => (result.ok ? addUsage(sum, result.usage) : sum), noUsage),
    sent: preparation.files,
    withheld: preparation.withheld,
    failures,
  };
}

const noUsage: Usage = { inputTokens: 0, outputTokens: 0, cachedTokens: 0 };

function addUsage(sum: Usage, usage: Usage | undefined): Usage {
  return {
    inputTokens: sum.inputTokens + (usage?.inputTokens ?? 0),
    outputTokens: sum.outputTokens + (usage?.outputTokens ?? 0),
    cachedTokens: sum.cachedTokens + (usage?.cachedTokens ?? 0),
  };
}
