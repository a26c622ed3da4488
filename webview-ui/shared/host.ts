import { type HostToView, hostToViewSchema } from '../../src/protocol/host-to-view.ts';
import { protocolVersion } from '../../src/protocol/version.ts';
import { type ViewToHost, viewToHostSchema } from '../../src/protocol/view-to-host.ts';

interface EditorApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): EditorApi;

type WithoutVersion<Message> = Message extends unknown ? Omit<Message, 'v'> : never;

/** A message as the components write it; the version is added on the way out. */
export type Message = WithoutVersion<ViewToHost>;

// The editor hands its interface out once a page, so the module keeps it.
const editor = acquireVsCodeApi();

export function send(message: Message): void {
  const checked = viewToHostSchema.safeParse({ ...message, v: protocolVersion });
  if (checked.success) editor.postMessage(checked.data);
}

export function listen(receive: (message: HostToView) => void): () => void {
  const onMessage = (event: MessageEvent<unknown>) => {
    const checked = hostToViewSchema.safeParse(event.data);
    if (checked.success) receive(checked.data);
    else send({ type: 'failed', message: `A message to the page was not understood: ${firstIssue(checked.error)}` });
  };
  window.addEventListener('message', onMessage);
  return () => window.removeEventListener('message', onMessage);
}

export function savedState(): unknown {
  return editor.getState();
}

export function saveState(state: unknown): void {
  editor.setState(state);
}

function firstIssue(error: { readonly issues: readonly { path: readonly PropertyKey[]; message: string }[] }): string {
  const issue = error.issues[0];
  return issue === undefined ? 'unknown' : `${issue.path.map(String).join('.')}: ${issue.message}`.slice(0, 400);
}
