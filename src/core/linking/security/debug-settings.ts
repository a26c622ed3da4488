import { calledThings, isWritten, type SettingSite, writtenWord } from './setting-site.ts';

/**
 * Tools of developers that run where requests come in. What stands under a condition looks the same as what does not, so
 * only switches that are set for all runs count.
 */
export function readDebugSettings(site: SettingSite): void {
  const { outline } = site.scope;
  if (outline.language === 'python') readPython(site);
  if (outline.language === 'go') readGo(site);
}

function readPython(site: SettingSite): void {
  const { outline, file } = site.scope;
  if (!/(?:^|\/)settings(?:\/(?:base|common|production|prod|__init__))?\.py$/.test(file)) return;
  const own = outline.bindings.filter(({ name, fn }) => name === 'DEBUG' && fn === 0);
  const last = own.at(-1);
  if (last !== undefined && own.length === 1 && isWritten(last.value, 'true'))
    site.note('debug', 'Django', { debugger: 'on' }, { start: last.at, end: last.end });
}

/** The profiler registers itself with the server that everybody shares. */
function readGo(site: SettingSite): void {
  const { outline } = site.scope;
  const pprof = outline.imports.find(({ from }) => from === 'net/http/pprof');
  const open = outline.calls.find(
    ({ name, args }) =>
      /^ListenAndServe(?:TLS)?$/.test(name) &&
      writtenWord(args.at(-1)) === 'null' &&
      !/^(?:localhost|127\.0\.0\.1)/.test(writtenWord(args[0]) ?? ''),
  );
  if (pprof !== undefined && open !== undefined && writtenWord(open.args[0]) !== undefined)
    site.note('debug', 'pprof', { profiler: 'on' }, open);
  outline.calls.forEach((call, index) => {
    if (
      /^(?:Register|RouteRegister)$/.test(call.name) &&
      calledThings(site, index).some(({ module }) => module === 'github.com/gin-contrib/pprof')
    )
      site.note('debug', 'pprof', { profiler: 'on' }, call);
  });
}
