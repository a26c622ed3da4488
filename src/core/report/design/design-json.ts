import type { BackendDesign } from '../../design-backend.ts';
import { factsJson } from '../json/facts-json.ts';
import { contractsOf } from './contract-of.ts';

type Json = Readonly<Record<string, unknown>>;

/** The design as other tools read it: the facts of its System as for code, and what a design has beside. */
export function designJson(backend: BackendDesign): Json {
  const { design, capacity, sizes, drawings, review } = backend;
  return {
    schemaVersion: 1,
    name: design.brief.name,
    system: factsJson(design.system),
    decisions: design.decisions.map(({ evidence, ...decision }) => ({
      ...decision,
      lines: [...new Set(evidence.map(({ line }) => line))],
    })),
    sagas: design.sagas,
    openQuestions: design.questions,
    capacity,
    tableSizes: sizes,
    findings: review.findings.map(({ rule, severity, title }) => ({ rule, severity, title })),
    diagrams: drawings.map(({ name, kind, drawn }) => ({ name, kind, title: drawn.title, mermaid: drawn.mermaid })),
    openapi: contractsOf(backend),
    problems: design.problems,
  };
}
