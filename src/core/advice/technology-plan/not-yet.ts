import type { SystemIndex } from '../../model/system-index.ts';
import { count } from '../../model/wording.ts';
import { meshServices } from '../technology/gateway.ts';

/** A product that many add too early, and the sign by which to know that it is time. */
export interface NotYet {
  readonly what: string;
  /** What was found that speaks against it today. */
  readonly why: string;
  readonly adoptWhen: string;
}

/** Only what is absent and what its own figure says is not needed. */
export function notYet({ system }: SystemIndex): readonly NotYet[] {
  const own = system.components.filter(({ role }) => role === 'system');
  const runs = (kind: string, technology?: string): boolean =>
    own.some(
      (component) => component.kind === kind && (technology === undefined || component.technology === technology),
    );
  const services = own.filter(({ kind }) => kind === 'service').length;
  const tables = system.tables.filter(({ role }) => role === 'system').length;
  const texts = system.accesses.filter(({ filters, optionalFilters = [] }) =>
    [...filters, ...optionalFilters].some(({ operator }) => operator === 'like' || operator === 'contains'),
  );
  const notes: NotYet[] = [];
  if (!runs('broker', 'kafka') && services > 0) {
    const channels = system.channels.length;
    const shared = system.channels.filter(
      ({ consumers }) => new Set(consumers.map(({ service }) => service)).size > 1,
    ).length;
    notes.push({
      what: 'Kafka',
      why:
        channels === 0
          ? 'no message is sent'
          : `${count(channels, 'channel')}, ${shared === 0 ? 'none' : shared} with more than one reader`,
      adoptWhen: 'several consumers replay history, or more than about 10,000 messages pass a second',
    });
  }
  if (services > 1 && services < meshServices) {
    notes.push({
      what: 'A service mesh',
      why: `${services} services: timeouts and TLS are a few lines in each`,
      adoptWhen: `about ${meshServices} services, or services in languages that share no client library`,
    });
  }
  if (!runs('search') && tables > 0) {
    notes.push({
      what: 'A search engine',
      why:
        texts.length === 0
          ? 'no query searches text'
          : `${count(texts.length, 'query')} by pattern, which an index in the database serves`,
      adoptWhen: 'ranking, facets or typing errors matter, or a searched table passes about 10 million rows',
    });
  }
  if (tables > 0) {
    notes.push({
      what: 'Sharding',
      why: `${count(tables, 'table')}; nothing says that one machine is too small`,
      adoptWhen: 'one primary cannot take the writes with its indexes in place and its largest tables partitioned',
    });
  }
  return notes;
}
