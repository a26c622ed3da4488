import type { Table } from '../../model/table.ts';
import { shortList } from '../../model/wording.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { dialectOf } from '../questions/index-cover.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { agree } from '../words/doers.ts';
import { prose } from '../words/prose.ts';
import { quoter } from '../words/quoted-name.ts';
import { saysAny, wordSet, wordsOf } from '../words/words-of.ts';

export const floatForMoney: Rule = {
  id: 'float-for-money',
  area: 'schema',
  severity: severityOf('loss', 'possible'),
  what: 'An amount of money is stored in a binary fraction.',
  why: 'Sums drift by cents, and two amounts that are equal on paper do not compare equal.',
  fix: 'Use numeric with the decimals of the currency, or whole cents in a bigint.',
  references: [
    'https://www.postgresql.org/docs/current/datatype-numeric.html#DATATYPE-FLOAT',
    'https://docs.oracle.com/cd/E19957-01/806-3568/ncg_goldberg.html',
  ],
  reads: ['tables', 'components'],
  examples: {
    bad: {
      'schema.sql': `CREATE TABLE fares (
  id bigserial PRIMARY KEY,
  price double precision NOT NULL
);
`,
    },
    good: {
      'schema.sql': `CREATE TABLE fares (
  id bigserial PRIMARY KEY,
  price numeric(12, 2) NOT NULL
);
`,
    },
  },
  check: ({ index }) =>
    index.system.tables.flatMap((table) => {
      const columns = table.columns.filter(({ name, type }) => isBinary(type) && isMoney(name, table));
      if (columns.length === 0) return [];
      const names = columns.map(({ name }) => `${table.name}.${name}`);
      return [
        {
          title: `${shortList(names)} ${agree(names.length, 'keeps', 'keep')} money as ${columns[0]?.type}`,
          message: prose(
            '0.10 has no exact value in binary: 0.1 + 0.2 is 0.30000000000000004,',
            `and a sum over ${table.name} is off by more with every row.`,
          ),
          fix: `Declare ${shortList(names)} as \`numeric(12, 2)\`, or as whole cents in a bigint${dialectOf(index, table) === 'postgresql' ? `; convert with \`USING round(${quoter(table.dialect)(columns[0]?.name ?? '')}::numeric, 2)\`` : ''}.`,
          evidence: evidenceChain(
            columns.map((column) => column.evidence),
            table.evidence[0],
          ),
          subjects: [table.id, ...columns.map(({ name }) => name)],
        },
      ];
    }),
};

function isBinary(type: string): boolean {
  return /^(?:float\d?|real|double|double precision)\b/.test(type);
}

const money = wordSet(
  'price amount cost fee salary balance subtotal payment revenue fare wage refund deposit invoice budget expense ' +
    'earnings income payout surcharge dividend usd eur gbp dollars euros',
);
/** A share of an amount, or how many of them, is no amount. */
const others = wordSet('rate ratio percent percentage factor score weight count quantity');
const rates = /^(?:hourly|daily|monthly|pay|wage)_?rate$/i;
const sums =
  /^(?:(?:grand|net|gross|order|invoice|cart)_?)?total(?:_?(?:due|paid|net|gross))?$|^(?:gross|net|base)_?pay$|^credit_?limit$/i;
const accounts = wordSet('order invoice cart payment bill sale purchase receipt quote');

function isMoney(name: string, table: Table): boolean {
  if (rates.test(name)) return true;
  const words = wordsOf(name);
  if (words.some((word) => others.has(word))) return false;
  const isTotal = name.toLowerCase() === 'total';
  return words.some((word) => money.has(word)) || (sums.test(name) && (!isTotal || saysAny(table.name, accounts)));
}
