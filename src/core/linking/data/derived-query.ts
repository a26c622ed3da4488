import type { DataVerb, FilterOperator, Limit } from '../../model/data-access.ts';

/** What the name of a repository method asks for: `findFirst10ByEmailAndStatusOrderByCreatedAtDesc`. */
export interface DerivedQuery {
  readonly verb: DataVerb;
  readonly limit: Limit | undefined;
  readonly conditions: readonly DerivedCondition[];
  /** Conditions of which any one is enough. */
  readonly alternative: boolean;
  readonly sorts: readonly { readonly property: string; readonly descending: boolean }[];
}

export interface DerivedCondition {
  /** As in the entity: `customerEmail`; which property that is, or of which relation, only the entity says. */
  readonly property: string;
  readonly operator: FilterOperator;
}

const verbs: Readonly<Record<string, DataVerb>> = {
  count: 'count',
  exists: 'count',
  delete: 'delete',
  remove: 'delete',
  erase: 'delete',
  update: 'update',
};

/** Undefined where the name is no query. */
export function derivedQuery(name: string): DerivedQuery | undefined {
  const match =
    /^(find|read|get|query|search|stream|list|retrieve|count|exists|delete|remove|erase|update)(\w*?)By(?=[A-Z])(\w+)$/.exec(
      name,
    );
  if (match === null) return undefined;
  const [, start = '', subject = '', rest = ''] = match;
  const [predicate = '', order = ''] = rest.split(/OrderBy(?=[A-Z])/);
  const first = /(?:First|Top)(\d*)/.exec(subject);
  const words = predicate.replace(/AllIgnor(?:e|ing)Case$/, '');
  return {
    verb: verbs[start] ?? 'select',
    limit: first === null ? undefined : { kind: 'constant', value: first[1] === '' ? 1 : Number(first[1]) },
    conditions: words.split(/(?:And|Or)(?=[A-Z])/).map(conditionOf),
    alternative: /Or(?=[A-Z])/.test(words),
    sorts: sortsOf(order),
  };
}

const endings: readonly { readonly words: RegExp; readonly operator: FilterOperator }[] = [
  { words: /(?:Is)?(?:Between|LessThan|LessThanEqual|GreaterThan|GreaterThanEqual|Before|After)$/, operator: 'range' },
  {
    words: /(?:Is)?NotIn$|(?:Is)?NotLike$|(?:Is)?NotContaining$|(?:IsNot|Not)$|IsNotEmpty$|IsEmpty$/,
    operator: 'other',
  },
  { words: /(?:IsNotNull|NotNull|IsNull|Null)$/, operator: 'other' },
  { words: /(?:Is)?In$/, operator: 'in' },
  { words: /(?:Is)?(?:EndingWith|EndsWith|Containing|Contains)$/, operator: 'contains' },
  { words: /(?:Is)?(?:Like|StartingWith|StartsWith|Matches|Regex)$/, operator: 'like' },
  { words: /(?:IsTrue|True|IsFalse|False|Is|Equals)$/, operator: 'equal' },
];

function conditionOf(words: string): DerivedCondition {
  const bare = words.replace(/Ignor(?:e|ing)Case$/, '');
  const folded = bare !== words;
  for (const { words: ending, operator } of endings) {
    const property = bare.replace(ending, '');
    if (property !== bare && property !== '')
      return { property: uncapitalized(property), operator: folded ? foldedOf(operator) : operator };
  }
  // A comparison of small letters is served by no plain index.
  return { property: uncapitalized(bare), operator: folded ? 'computed' : 'equal' };
}

function foldedOf(operator: FilterOperator): FilterOperator {
  if (operator === 'contains') return operator;
  return operator === 'equal' || operator === 'in' ? 'computed' : 'other';
}

function sortsOf(order: string): DerivedQuery['sorts'] {
  return [...order.matchAll(/([A-Z]\w*?)(Asc|Desc)(?=[A-Z]|$)|([A-Z]\w*)$/g)].map((match) => ({
    property: uncapitalized(match[1] ?? match[3] ?? ''),
    descending: match[2] === 'Desc',
  }));
}

function uncapitalized(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
