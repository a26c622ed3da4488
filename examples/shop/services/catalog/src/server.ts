import { buildApp } from './app.js';
import { countSales } from './events/order-placed.js';

const app = await buildApp();
const sales = await countSales(app.db, app.log);
app.addHook('onClose', () => sales.close());

await app.listen({ host: '0.0.0.0', port: Number(process.env.PORT ?? 3000) });
