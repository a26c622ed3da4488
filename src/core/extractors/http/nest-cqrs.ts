/** Buses of Nest within a process: https://docs.nestjs.com/recipes/cqrs. */
export const nestCqrs = {
  modules: ['@nestjs/cqrs'],
  /** Buses, and the methods that hand a message to what answers it. */
  buses: ['CommandBus', 'QueryBus', 'EventBus'],
  sends: ['execute', 'publish', 'publishAll'],
  /** Decorators that name the messages of a class, and its method that takes them. */
  handlers: { CommandHandler: 'execute', QueryHandler: 'execute', EventsHandler: 'handle' },
} as const;
