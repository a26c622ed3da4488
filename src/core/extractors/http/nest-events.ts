/** Events of Nest within a process: https://docs.nestjs.com/techniques/events. */
export const nestEvents = {
  modules: ['@nestjs/event-emitter', 'eventemitter2'],
  emitter: 'EventEmitter2',
  sends: ['emit', 'emitAsync'],
  /** Decorator of a method that hears the events of a name. */
  listener: 'OnEvent',
} as const;
