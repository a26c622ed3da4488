import type { System } from '../../src/core/model/system.ts';
import { emptySystem } from '../../src/core/model/system.ts';
import { shopAccesses, shopCalls, shopChannels, shopOperationCalls, shopOperations } from './shop-behavior.ts';
import { shopComponents, shopConnections } from './shop-components.ts';
import { shopEndpoints } from './shop-endpoints.ts';
import { shopTables } from './shop-tables.ts';

/** A corner shop with honest flaws, built by hand, so that what is printed can be judged without reading any code. */
export const shopSystem: System = {
  ...emptySystem,
  name: 'corner-shop',
  components: shopComponents,
  endpoints: shopEndpoints,
  operations: shopOperations,
  operationCalls: shopOperationCalls,
  tables: shopTables,
  accesses: shopAccesses,
  calls: shopCalls,
  channels: shopChannels,
  connections: shopConnections,
  suppressions: [
    {
      file: 'services/orders/src/routes.ts',
      line: 51,
      appliesTo: 52,
      rules: ['wrong-create-status'],
      reason: 'an action reads better here',
    },
  ],
  problems: [{ file: 'services/mailer/legacy.ts', line: 3, message: 'Syntax error: skipped the rest of the file.' }],
  statistics: { files: 64, analyzed: 31, skipped: 1, bytes: 148_230 },
};
