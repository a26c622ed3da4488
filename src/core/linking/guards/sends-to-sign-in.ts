import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { Scope } from '../scope.ts';

/** `res.redirect('/login')`, `http.Redirect(w, r, "/signin", …)`, `redirect(url_for('door.login'))`. */
export function sendsToSignIn(scope: Scope, fn: number): boolean {
  return scope.callsWithin(fn).some((index) => {
    const call = scope.outline.calls[index];
    return call !== undefined && /redirect/i.test(call.name) && textsIn(scope, call).some((text) => signIn.test(text));
  });
}

const signIn = /(?:^|[/._:-])(?:log|sign)[-_]?in(?:$|[/?#._-])/i;

function textsIn(scope: Scope, { args }: CallOutline): readonly string[] {
  return args.flatMap((argument) => {
    const inner = argument.kind === 'call' ? scope.outline.calls[argument.call] : undefined;
    return inner === undefined ? writtenIn(argument) : inner.args.flatMap(writtenIn);
  });
}

function writtenIn(value: Value): readonly string[] {
  if (value.kind === 'text') return [value.text];
  return value.kind === 'template' ? value.parts.flatMap(writtenIn) : [];
}
