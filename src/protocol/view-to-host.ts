import * as z from 'zod/mini';
import './jitless.ts';
import { consentAnswers } from './asking-schema.ts';
import { briefWishSchema } from './brief-schema.ts';
import { adviceTopics, loadSchema } from './sheet-schema.ts';
import { versionSchema } from './version.ts';

const message = <Type extends string>(type: Type) => ({ type: z.literal(type), v: versionSchema });

/** Everything that the pages say to the extension. Nothing here is believed: places are checked again in the host. */
export const viewToHostSchema = z.discriminatedUnion('type', [
  /** Sent first: what was posted to a page before it listened is lost. */
  z.object(message('ready')),
  z.object({ ...message('open'), file: z.string(), line: z.int().check(z.minimum(1)) }),
  z.object({ ...message('copy'), text: z.string().check(z.maxLength(2_000_000)) }),
  z.object({
    ...message('save'),
    name: z.string().check(z.regex(/^[\w-]{1,80}\.(?:svg|png)$/)),
    /** A PNG in base 64. */
    text: z.string().check(z.maxLength(24_000_000)),
  }),
  z.object(message('review')),
  z.object(message('cancel')),
  z.object(message('export')),
  z.object({ ...message('explain'), rule: z.string().check(z.regex(/^[a-z0-9-]{1,80}$/)) }),
  z.object({ ...message('suppress'), fingerprint: z.string() }),
  /** Asks a model: about everything, or to explain one finding. */
  z.object({ ...message('ask'), fingerprint: z.optional(z.string().check(z.maxLength(200))) }),
  z.object({ ...message('consent'), question: z.number(), answer: z.enum(consentAnswers) }),
  /** Ends a question, or closes what it left on the page. */
  z.object(message('stopAsking')),
  /** From now on it is asked again before anything is sent. */
  z.object(message('forgetConsent')),
  z.object(message('chooseModel')),
  z.object({ ...message('brief'), wish: briefWishSchema }),
  z.object({ ...message('advise'), on: z.enum(adviceTopics), load: loadSchema }),
  /** The story of one request. */
  z.object({ ...message('flow'), endpoint: z.string().check(z.maxLength(2_000)) }),
  /** What a group of an overview stands for. */
  z.object({ ...message('group'), group: z.string().check(z.maxLength(2_000)) }),
  z.object({ ...message('show'), fingerprint: z.optional(z.string()) }),
  z.object({ ...message('failed'), message: z.string().check(z.maxLength(2_000)) }),
]);

export type ViewToHost = z.infer<typeof viewToHostSchema>;
