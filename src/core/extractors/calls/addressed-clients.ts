import type { AddressedClientVocabulary } from '../shapes/addressed-client-vocabulary.ts';
import { verbMethods } from '../shapes/verb-methods.ts';

/** Libraries of the shape "addressed request". */
export const addressedClients: readonly AddressedClientVocabulary[] = [
  {
    // https://jakarta.ee/specifications/restful-ws/3.1/jakarta-restful-ws-spec-3.1#client_api
    id: 'jaxrs-client',
    title: 'Client of Jakarta REST',
    modules: ['jakarta.ws.rs.client', 'javax.ws.rs.client'],
    types: ['Client', 'ClientBuilder', 'WebTarget'],
    opens: ['target'],
    adds: ['path'],
    needs: ['request'],
    sends: { ...verbMethods, method: 'told' },
    defaultTimeout: 0,
  },
  {
    // https://www.playframework.com/documentation/3.0.x/JavaWS
    id: 'play-ws',
    title: 'Play WS',
    modules: ['play.libs.ws'],
    types: ['WSClient', 'WSRequest'],
    opens: ['url'],
    adds: [],
    needs: ['url'],
    sends: { ...verbMethods, execute: 'told' },
    timeout: 'setRequestTimeout',
    defaultTimeout: 120_000,
  },
];
