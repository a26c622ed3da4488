import type { Basis, Trace } from './basis.ts';
import type { Scope } from './scope.ts';
import { everyFile } from './traced-names.ts';

type Scopes = ReadonlyMap<string, Scope>;

/** What is asked most of all is looked up once. */
interface Asked {
  readonly scope: Scope | undefined;
  readonly basis: Basis;
}

/** The files of an island, with a note of which of them are looked at. */
export class WatchedScopes implements Scopes {
  readonly trace: Trace;
  private readonly scopes: Scopes;
  private readonly asked = new Map<string, Asked>();

  constructor(scopes: Scopes, trace: Trace) {
    this.scopes = scopes;
    this.trace = trace;
  }

  get(file: string): Scope | undefined {
    const asked = this.asked.get(file) ?? this.ask(file);
    this.trace.stand(asked.basis);
    return asked.scope;
  }

  has(file: string): boolean {
    this.trace.look(file);
    return this.scopes.has(file);
  }

  get size(): number {
    return this.all().size;
  }

  keys(): MapIterator<string> {
    return this.all().keys();
  }

  values(): MapIterator<Scope> {
    return this.all().values();
  }

  entries(): MapIterator<[string, Scope]> {
    return this.all().entries();
  }

  [Symbol.iterator](): MapIterator<[string, Scope]> {
    return this.all()[Symbol.iterator]();
  }

  forEach(look: (scope: Scope, file: string, all: Scopes) => void): void {
    for (const [file, scope] of this.all()) look(scope, file, this);
  }

  private ask(file: string): Asked {
    const asked = { scope: this.scopes.get(file), basis: this.trace.named(file) };
    this.asked.set(file, asked);
    return asked;
  }

  private all(): Scopes {
    this.trace.look(everyFile);
    return this.scopes;
  }
}
