import 'reflect-metadata';
import { createApp } from './app.js';
import { dataSource } from './data-source.js';
import { startOutboxRelay } from './outbox-relay.js';

await dataSource.initialize();
await dataSource.runMigrations();
await startOutboxRelay();

const port = Number(process.env.PORT ?? 3000);
createApp().listen(port, () => console.log(`payments listens on ${port}`));
