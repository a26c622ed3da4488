/** Modules of Nest that hand out the queues of Bull and BullMQ. */
export const nestQueues = {
  modules: ['@nestjs/bullmq', '@nestjs/bull'],
  broker: 'bullmq',
  /** Decorator of a parameter that asks for a queue by name. */
  inject: 'InjectQueue',
  /** Decorator of a class that works off a queue. */
  processor: 'Processor',
  /** Decorator of a method that does so in Bull; BullMQ calls a method of a given name. */
  process: 'Process',
  method: 'process',
} as const;
