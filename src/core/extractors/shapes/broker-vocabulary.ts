import type { Language } from '../../syntax/outline.ts';

/** Shapes "publish" and "consume": what a client of a message broker calls things. */
export interface BrokerVocabulary {
  readonly id: string;
  readonly title: string;
  readonly languages: readonly Language[];
  readonly modules: readonly string[];
  /** What runs behind it: `kafka`, `rabbitmq`; `bullmq` for queues that are kept in another store. */
  readonly broker: string;
  /** Class whose objects it speaks of, where several share their modules. */
  readonly maker?: string | undefined;
  /** Messages are rows of the transaction, and are sent when it is through. */
  readonly outbox?: true | undefined;
  /** Method → how it names the channel it publishes to; `send/3` only with as many arguments, before `send`. */
  readonly publishes: Readonly<Record<string, PublishForm>>;
  /** Method, or class where a `new` registers the consumer → how it is told what to consume. */
  readonly consumes: Readonly<Record<string, ConsumeForm>>;
  /** Class, or chain of calls, whose objects hand out messages in a loop: `for message in consumer`. */
  readonly iterated?: Readonly<Record<string, IteratedForm>> | undefined;
  /** Method that ties a queue to an exchange: publishers name the exchange, consumers the queue. */
  readonly binds?: QueueForm | undefined;
  /** Method that declares a queue; where its failed messages go stands in one of these places. */
  readonly declares?: QueueForm | undefined;
  /** Decorators of consuming methods, by module path → where the channel's name stands. */
  readonly decorators: Readonly<Record<string, readonly NameSource[]>>;
}

/**
 * Where a name stands. `argument` of the call itself, `maker` an argument of what made the object (`new Queue('mails')`),
 * `step` an argument of an earlier call of the chain (`pubsub.topic('mails').publish(…)`). `options` are keys of that
 * argument, the first that is there; lists are taken item by item. `setter` is a function whose result what made the object
 * was handed: `NewClient(ConsumeTopics("mails"))`.
 */
export type NameSource = (
  | { readonly argument: number }
  | { readonly maker: number }
  | { readonly step: string; readonly argument: number }
  | { readonly setter: string }
) & {
  readonly options?: readonly string[] | undefined;
  readonly each?: string | undefined;
  /** What the argument is called where it may be given by its name. */
  readonly keyword?: string | undefined;
  /** Methods that make the address of a name, with the argument that holds it: `topic_path(project, 'orders')`. */
  readonly through?: Readonly<Record<string, number>> | undefined;
  /** Where it stands if not there. */
  readonly otherwise?: NameSource | undefined;
  /** A class, or an object of one, stands for the channel that is called after it. */
  readonly ofClass?: true | undefined;
};

export interface IteratedForm {
  readonly channel: readonly NameSource[];
}

export interface QueueForm {
  readonly method: string;
  readonly queue: NameSource;
  /** What the queue is tied to. */
  readonly to: readonly NameSource[];
}

export interface PublishForm {
  /** Several make one name, joined by a slash: exchange and routing key. */
  readonly channel: readonly NameSource[];
  readonly key?: NameSource | undefined;
  /** The argument is made by one of these: `send(new SendMessageCommand({…}))`. */
  readonly command?: readonly string[] | undefined;
  /** Puts into a list, which is a queue only where somebody of the workspace waits for what stands in it. */
  readonly list?: true | undefined;
}

export interface ConsumeForm {
  readonly channel: readonly NameSource[];
  /** Another method of the same object says what is consumed: `consumer.subscribe(…)` for `consumer.run(…)`. */
  readonly subscribedBy?: string | undefined;
  /** The first argument must be one of these: `on('message', …)`. */
  readonly event?: readonly string[] | undefined;
  /** Where the function stands; `around` when the call hands out messages to the function that holds it. */
  readonly callback: NameSource | 'last' | 'around';
  /** Where it is told that a message counts as done when it is handed over: `noAck`, `auto_ack`. */
  readonly automatic?: NameSource | undefined;
  /** Without a callback, the function around the call takes the messages: `for await (const m of subscription)`. */
  readonly iterates?: true | undefined;
}
