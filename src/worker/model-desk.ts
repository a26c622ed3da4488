import type { Engine } from '../core/engine.ts';
import { type Preparation, withoutGround } from '../llm/prompt/prepare.ts';
import { type Verifier, verifierOf } from '../llm/verify/verifier.ts';
import type { ReadBase } from './compare-with-base.ts';
import { type ModelQuestion, prepareQuestion } from './prepare-question.ts';

/** A prepared question, and the number under which its answers are verified. */
export interface NumberedPreparation {
  readonly number: number;
  readonly preparation: Preparation;
}

/** What the verifier of a prepared question is asked. */
export type VerifyQuestion = { readonly number: number } & (
  | { readonly what: 'check'; readonly args: Parameters<Verifier['check']> }
  | { readonly what: 'findings'; readonly args: Parameters<Verifier['findings']> }
  | { readonly what: 'draw'; readonly args: Parameters<Verifier['draw']> }
  | { readonly what: 'ddl'; readonly args: Parameters<Verifier['ddl']> }
);

export type VerifyAnswer = Awaited<ReturnType<Verifier[VerifyQuestion['what']]>>;

/** What the thread remembers of questions to a model: what their answers are held against. */
export interface ModelDesk {
  prepare(engine: Engine, question: ModelQuestion, base: ReadBase | undefined): NumberedPreparation;
  verify(question: VerifyQuestion): Promise<VerifyAnswer>;
}

/** One in the panel and one in the chat; each holds a System. */
const mostAtOnce = 2;

export function createModelDesk(): ModelDesk {
  const verifiers = new Map<number, Verifier>();
  let last = 0;
  return {
    prepare: (engine, question, base) => {
      const prepared = prepareQuestion(engine, question, base);
      last += 1;
      verifiers.set(last, verifierOf(engine.system(), prepared));
      verifiers.delete(last - mostAtOnce);
      return { number: last, preparation: withoutGround(prepared) };
    },
    verify: async (question) => {
      const verifier = verifiers.get(question.number);
      if (verifier === undefined) throw new Error(`question ${question.number} is no longer known`);
      if (question.what === 'check') return verifier.check(...question.args);
      if (question.what === 'ddl') return verifier.ddl(...question.args);
      return question.what === 'draw' ? verifier.draw(...question.args) : verifier.findings(...question.args);
    },
  };
}
