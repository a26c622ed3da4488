/** Colors have at least 4.5 : 1 against their ground, in light and in dark. Severity is also said in words. */
export const pageStyle = `
:root { color-scheme: light dark; --ground: #fff; --ink: #1f2328; --soft: #57606a; --line: #8c959f; --block: #f6f8fa; --edge: #1f232833;
  --critical: #a40e26; --high: #bc4c00; --medium: #7d5200; --low: #0550ae; --info: #57606a; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #0d1117; --ink: #e6edf3; --soft: #9da7b3; --line: #6e7681; --block: #161b22; --edge: #e6edf333;
    --critical: #ff9492; --high: #ffb077; --medium: #f0c674; --low: #79c0ff; --info: #9da7b3; }
}
body { margin: 0 auto; padding: 1.5rem; max-width: 72rem; background: var(--ground); color: var(--ink);
  font: 16px/1.5 system-ui, sans-serif; }
h1, h2, h3, h4 { line-height: 1.25; margin: 1.6em 0 0.5em; }
h1 { margin-top: 0; overflow-wrap: anywhere; }
nav { display: flex; flex-wrap: wrap; gap: 0.3em 1.2em; margin: 1.2em 0; padding: 0.6em 0; border-block: 1px solid var(--line); }
a { color: var(--low); }
footer { margin-top: 3em; border-top: 1px solid var(--line); }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.none { color: var(--soft); }
code, pre { font: 0.875em/1.45 ui-monospace, monospace; overflow-wrap: anywhere; }
pre { background: var(--block); padding: 0.7em 1em; overflow: auto; border-radius: 6px; }
pre code { font-size: 1em; overflow-wrap: normal; }
table { border-collapse: collapse; }
th, td { border: 1px solid var(--line); padding: 0.3em 0.6em; text-align: left; vertical-align: top; font-weight: normal; }
thead th { background: var(--block); font-weight: 600; }
.wide, .picture { overflow: auto; position: relative; }
.wide code { overflow-wrap: normal; }
/* A shadow at an edge says that there is more behind it. */
.picture, .wide { background:
  linear-gradient(to right, var(--ground) 40%, transparent) 0 0 / 2.5rem 100% no-repeat local,
  linear-gradient(to left, var(--ground) 40%, transparent) 100% 0 / 2.5rem 100% no-repeat local,
  linear-gradient(to right, var(--edge), transparent) 0 0 / 0.8rem 100% no-repeat scroll,
  linear-gradient(to left, var(--edge), transparent) 100% 0 / 0.8rem 100% no-repeat scroll; }
summary { padding: 0.25em 0; }
.examples { margin-top: 0.8em; }
.examples details { margin-inline-start: 1.2em; }
.meta, dt { color: var(--soft); }
dd { margin: 0 0 0.5em 1.2em; }
.finding { border-left: 4px solid var(--line); padding-left: 1em; margin: 1.2em 0; }
.finding.critical { border-color: var(--critical); }
.finding.high { border-color: var(--high); }
.finding.medium { border-color: var(--medium); }
.finding.low { border-color: var(--low); }
.finding h4 { margin-top: 0; }
/* A drawing may use what the window has beside the column of text. */
figure { margin: 1em 0; }
.picture { left: 50%; width: max-content; min-width: 100%; max-width: calc(100vw - 3rem); transform: translateX(-50%); }
@media (max-width: 40rem) {
  body { padding: 1rem; }
  h1 { font-size: 1.6em; }
  th, td { padding: 0.25em 0.4em; font-size: 0.9em; }
  .picture { max-width: calc(100vw - 2rem); }
}
svg text { font: 12px ui-monospace, monospace; fill: var(--ink); white-space: pre; }
svg .name { font-weight: 600; }
svg .note { fill: var(--soft); }
svg .box { fill: var(--block); stroke: var(--line); }
svg .box.critical { stroke: var(--critical); stroke-width: 2; }
svg .box.high { stroke: var(--high); stroke-width: 2; }
svg .frame { fill: none; stroke: var(--line); }
svg .wire { fill: none; stroke: var(--soft); stroke-width: 1.3; }
svg .later { stroke-dasharray: 5 4; }
svg .tip { fill: var(--soft); }
@media print { pre, .wide, .picture { overflow: visible; } }
`;
