import type { CallOutline } from '../../syntax/outline.ts';

/**
 * What `db.createTable.bind(db, 'lamps', …)` will call with what it holds, as migrations are written that hand their
 * steps to `async.series`; every other call as it is.
 */
export function boundCall(call: CallOutline): CallOutline {
  const { on, name, args } = call;
  const dot = on?.kind === 'name' ? on.name.lastIndexOf('.') : -1;
  if (name !== 'bind' || on?.kind !== 'name' || dot < 1) return call;
  return {
    ...call,
    on: { kind: 'name', name: on.name.slice(0, dot) },
    name: on.name.slice(dot + 1),
    args: args.slice(1),
  };
}
