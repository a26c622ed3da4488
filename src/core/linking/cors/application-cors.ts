import { oncePerResolver } from '../once-per-resolver.ts';
import type { Resolver } from '../resolver.ts';
import type { CorsReader, CorsUse } from './cors-use.ts';
import { jvmCors } from './jvm-cors.ts';
import { laravelCors } from './laravel-cors.ts';
import { pythonCors } from './python-cors.ts';
import { rackCors } from './rack-cors.ts';
import { rustCors } from './rust-cors.ts';
import { scriptCors } from './script-cors.ts';

const readers: readonly CorsReader[] = [pythonCors, jvmCors, rackCors, scriptCors, laravelCors, rustCors];

/** What the code of applications says of other origins, apart from what stands on the way to single routes. */
export const applicationCors = oncePerResolver((resolver: Resolver): readonly CorsUse[] =>
  [...resolver.scopes.values()].flatMap((scope) => readers.flatMap((read) => read(resolver, scope))),
);
