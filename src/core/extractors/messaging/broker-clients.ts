/** Interfaces whose methods publish what they are given, as annotations say. */
export interface BrokerClientVocabulary {
  readonly broker: string;
  /** Annotation of the interface. */
  readonly annotation: string;
  /** Its value is the exchange. */
  readonly exchange?: true | undefined;
  /** Annotation of a method, or of the interface for all of them, that names the channel. */
  readonly channel: string;
}

/** https://micronaut-projects.github.io/micronaut-kafka and the siblings of that project. */
export const brokerClients: readonly BrokerClientVocabulary[] = [
  { broker: 'kafka', annotation: 'KafkaClient', channel: 'Topic' },
  { broker: 'rabbitmq', annotation: 'RabbitClient', exchange: true, channel: 'Binding' },
  { broker: 'nats', annotation: 'NatsClient', channel: 'Subject' },
];
