/** What happens to a row, as listeners of entities name it. */
type Event = 'insert' | 'update' | 'delete';

const inserted: readonly Event[] = ['insert'];
const updated: readonly Event[] = ['update'];
const deleted: readonly Event[] = ['delete'];

/** Decorators of an entity's methods and, beginning small, methods of subscribers: TypeORM, MikroORM. */
export const entityListeners: Readonly<Record<string, readonly Event[]>> = {
  BeforeInsert: inserted,
  AfterInsert: inserted,
  BeforeCreate: inserted,
  AfterCreate: inserted,
  BeforeUpdate: updated,
  AfterUpdate: updated,
  BeforeRemove: deleted,
  AfterRemove: deleted,
  BeforeDelete: deleted,
  AfterDelete: deleted,
};

/** Annotations of methods that Jakarta Persistence calls. */
export const persistenceListeners: Readonly<Record<string, readonly Event[]>> = {
  PrePersist: inserted,
  PostPersist: inserted,
  PreUpdate: updated,
  PostUpdate: updated,
  PreRemove: deleted,
  PostRemove: deleted,
};
