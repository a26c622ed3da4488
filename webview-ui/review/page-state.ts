import * as z from 'zod/mini';
import '../../src/protocol/jitless.ts';
import { areaSchema, severitySchema } from '../../src/protocol/finding-schema.ts';
import type { RevealTarget } from '../../src/protocol/host-to-view.ts';
import { adviceTopics, loadSchema } from '../../src/protocol/sheet-schema.ts';

export const tabIds = [
  'decisions',
  'findings',
  'diagrams',
  'endpoints',
  'schema',
  'technology',
  'scaling',
  'advice',
] as const;
export type TabId = (typeof tabIds)[number];

export const groupings = ['severity', 'area', 'file'] as const;
export type Grouping = (typeof groupings)[number];

const stateSchema = z.object({
  tab: z.enum(tabIds),
  finding: z.optional(z.string()),
  severities: z.array(severitySchema),
  areas: z.array(areaSchema),
  findingQuery: z.string(),
  grouping: z.enum(groupings),
  suppressed: z.boolean(),
  fromModel: z.boolean(),
  onlyNew: z.boolean(),
  /** Only what speaks of this endpoint, table or migration. */
  element: z.optional(z.object({ ids: z.array(z.string()), name: z.string() })),
  diagram: z.number(),
  diagramAsText: z.boolean(),
  endpointQuery: z.string(),
  openEndpoints: z.array(z.string()),
  tableQuery: z.string(),
  table: z.optional(z.string()),
  schemaAs: z.enum(['tables', 'ddl']),
  advice: z.enum(adviceTopics),
  load: loadSchema,
});

/** What the panel shows of a review, kept over a reload of the window. */
export type PageState = z.infer<typeof stateSchema>;

const firstState: PageState = {
  tab: 'findings',
  severities: [],
  areas: [],
  findingQuery: '',
  grouping: 'severity',
  suppressed: false,
  fromModel: false,
  onlyNew: false,
  diagram: 0,
  diagramAsText: false,
  endpointQuery: '',
  openEndpoints: [],
  tableQuery: '',
  schemaAs: 'tables',
  advice: 'boundaries',
  // What the command line reckons with as well, where nobody names a load.
  load: { rps: 100, peak: 3, growth: 0.5 },
};

/** A state that an older version saved is left behind. */
export function restoredState(saved: unknown): PageState {
  const checked = stateSchema.safeParse(saved);
  return checked.success ? checked.data : firstState;
}

/** Lets every finding through. */
export const withoutFilters = {
  severities: [],
  areas: [],
  findingQuery: '',
  fromModel: false,
  onlyNew: false,
  element: undefined,
} satisfies Partial<PageState>;

/** The change that brings a target into view; filters that would hide it are cleared. */
export function revealing(
  target: RevealTarget,
  diagrams: readonly { view: string; title: string }[],
): Partial<PageState> {
  if (target.kind === 'finding') return { ...withoutFilters, tab: 'findings', finding: target.fingerprint };
  if (target.kind === 'element') {
    const { ids, name } = target;
    return { ...withoutFilters, tab: 'findings', finding: undefined, element: { ids: [...ids], name } };
  }
  // What is drawn for it comes to the front by itself.
  if (target.kind === 'flow') return { tab: 'diagrams' };
  const titled = diagrams.findIndex((d) => d.view === target.view && d.title === target.title);
  const first = diagrams.findIndex((d) => d.view === target.view);
  return { tab: 'diagrams', diagram: Math.max(0, titled === -1 ? first : titled) };
}
