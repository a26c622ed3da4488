import type { ClientVocabulary } from '../shapes/client-vocabulary.ts';
import { aiohttp } from './aiohttp.ts';
import { axios } from './axios.ts';
import { fetchClient } from './fetch.ts';
import { goHttp } from './go-http.ts';
import { got } from './got.ts';
import { graphqlRequest } from './graphql-request.ts';
import { httpx } from './httpx.ts';
import { ky } from './ky.ts';
import { nestHttp } from './nest-http.ts';
import { nodeFetch } from './node-fetch.ts';
import { nodeHttp } from './node-http.ts';
import { ofetch } from './ofetch.ts';
import { requests } from './requests.ts';
import { reqwest } from './reqwest.ts';
import { resty } from './resty.ts';
import { rubyClients } from './ruby-clients.ts';
import { superagent } from './superagent.ts';
import { undici } from './undici.ts';
import { urllib, urllib3 } from './urllib.ts';

/** Libraries of the shape "client call". */
export const clients: readonly ClientVocabulary[] = [
  fetchClient,
  nodeFetch,
  undici,
  axios,
  nestHttp,
  got,
  ky,
  ofetch,
  superagent,
  nodeHttp,
  graphqlRequest,
  requests,
  httpx,
  aiohttp,
  urllib,
  urllib3,
  goHttp,
  resty,
  ...rubyClients,
  reqwest,
];
