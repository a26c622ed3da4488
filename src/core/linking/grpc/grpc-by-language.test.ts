import { expect, test } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';

const contract = (service: string, ...procedures: readonly string[]): string =>
  `syntax = "proto3";\npackage mine;\nservice ${service} {\n${procedures.map((each) => `  rpc ${each}(Load) returns (Load);\n`).join('')}}\nmessage Load { string id = 1; }\n`;

const mine: Readonly<Record<string, string>> = {
  'contracts/lifts.proto': contract('Lifts', 'Call', 'OpenDoor'),
  'contracts/pumps.proto': contract('Pumps', 'Start'),
  'contracts/lamps.proto': contract('Lamps', 'LightAll'),
  'contracts/carts.proto': contract('Carts', 'Push'),
  'lifts/package.json': '{"name":"lifts","dependencies":{"@grpc/grpc-js":"1"}}',
  'lifts/server.js': `const grpc = require('@grpc/grpc-js');
const loader = require('@grpc/proto-loader');
const mine = grpc.loadPackageDefinition(loader.loadSync('../contracts/lifts.proto')).mine;
function call(request, answer) { answer(null, {}); }
const server = new grpc.Server();
server.addService(mine.Lifts.service, { Call: call, openDoor: (request, answer) => answer(null, {}) });
`,
  'pumps/requirements.txt': 'grpcio\n',
  'pumps/server.py': `import lifts_pb2_grpc, pumps_pb2_grpc, grpc
channel = grpc.insecure_channel('lifts:50051')
lifts = lifts_pb2_grpc.LiftsStub(channel)
class Pumps(pumps_pb2_grpc.PumpsServicer):
    def Start(self, request, context):
        return lifts.Call(request, timeout=2)
`,
  'lamps/Cargo.toml': '[package]\nname = "lamps"\n',
  'lamps/src/main.rs': `use mine::lamps_server::{Lamps, LampsServer};
use mine::pumps_client::PumpsClient;
struct Strings {}
impl Lamps for Strings {
  async fn light_all(&self, request: Request<Load>) -> Result<Response<Load>, Status> {
    let mut pumps = PumpsClient::connect("http://pumps:50051").await.unwrap();
    pumps.start(request).await
  }
}
`,
  'carts/pom.xml': '<project><artifactId>carts</artifactId></project>',
  'carts/src/main/java/mine/Carts.java': `package mine;
import io.grpc.stub.StreamObserver;
public class Rails extends CartsGrpc.CartsImplBase {
  private LampsGrpc.LampsBlockingStub lamps;
  @Override public void push(Load load, StreamObserver<Load> answer) { lamps.withDeadlineAfter(1, SECONDS).lightAll(load); }
}
`,
  'office/package.json': '{"name":"office","dependencies":{"express":"5","nice-grpc":"2"}}',
  'office/server.ts': `import express from 'express';
import { createChannel, createClient } from 'nice-grpc';
import { CartsDefinition } from './generated/carts';
const carts = createClient(CartsDefinition, createChannel('carts:50051'));
const app = express();
app.post('/loads', async (req, res) => { res.json(await carts.push(req.body)); });
`,
};

test('procedures are served and called in every language that the tools speak', async () => {
  const { calls, endpoints } = await systemOf(mine);
  expect(
    endpoints.map(({ id, handler }) => `${id.slice(9)} by ${handler?.split('#').at(-1)}`).join('\n'),
  ).toMatchInlineSnapshot(`
    "carts:POST /mine.Carts/Push by Rails.push
    lamps:POST /mine.Lamps/LightAll by Strings.light_all
    lifts:POST /mine.Lifts/Call by call
    lifts:POST /mine.Lifts/OpenDoor by openDoor
    office:POST /loads by POST /loads
    pumps:POST /mine.Pumps/Start by Pumps.Start"
  `);
  expect(
    calls.map(({ from, endpoint, timeout }) => `${from.slice(10)} → ${endpoint?.slice(9)}, ${timeout.kind}`).join('\n'),
  ).toMatchInlineSnapshot(`
    "carts → lamps:POST /mine.Lamps/LightAll, set
    lamps → pumps:POST /mine.Pumps/Start, unknown
    office → carts:POST /mine.Carts/Push, unknown
    pumps → lifts:POST /mine.Lifts/Call, set"
  `);
});
