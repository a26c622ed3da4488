import { expect, it } from 'vitest';
import { promises } from '../../../../test/support/contract-in-words.ts';
import { extract } from '../../../../test/support/read-file.ts';
import { protobuf } from './protobuf.ts';

const ferry = `syntax = "proto3";
// The ferry and its berths.
package ferry.v1;
import "google/protobuf/timestamp.proto";
option go_package = "example/ferry;ferryv1";

service Crossings {
  rpc Book(BookRequest) returns (Crossing) {
    option (google.api.http) = {
      post: "/v1/{berth=berths/*}/crossings"
      body: "*"
      additional_bindings { put: "/v1/crossings/{id}" }
    };
  }
  /* Positions while under way. */
  rpc Watch (stream WatchRequest) returns (stream .ferry.v1.Position);
  rpc Old(google.protobuf.Empty) returns (google.protobuf.Empty) { option deprecated = true; }
}

message BookRequest {
  reserved 4, 9 to 11;
  string berth = 1 [(validate.rules).string = { min_len: 3 }];
  repeated Passenger passengers = 2;
  map<string, string> notes = 3;
  oneof payment { string card = 5; int64 voucher = 6; }
  message Passenger { string name = 1; optional int32 age = 2; }
}
message Crossing { string id = 1; google.protobuf.Timestamp leaves = 2; State state = 3; Crossing back = 4; }
message WatchRequest { string id = 1; }
message Position { double north = 1; }
enum State { option allow_alias = true; STATE_UNSPECIFIED = 0; BOOKED = 1; LEFT = 2; }
`;

it('tells every procedure, and the paths that it is mapped to', () => {
  expect(promises(protobuf, 'ferry.proto', ferry)).toMatchInlineSnapshot(`
    "Crossings undefined below  (line 8)
    POST /ferry.v1.Crossings/Book Book by anybody (line 8)
      takes BookRequest{ berth?: string, passengers?: [BookRequest.Passenger{ name?: string, age?: integer(format int32) }], notes?: unknown, card?: string, voucher?: integer(format int64) }
      200  Crossing{ id?: string, leaves?: string(format date-time), state?: string(STATE_UNSPECIFIED/BOOKED/LEFT), back?: Crossing{ id?: string, leaves?: string(format date-time), state?: string(STATE_UNSPECIFIED/BOOKED/LEFT), back?: Crossing{ id?: string, leaves?: string(format date-time), state?: string(STATE_UNSPECIFIED/BOOKED/LEFT), back?: Crossing{ id?: string, leaves?: string(format date-time), state?: string(STATE_UNSPECIFIED/BOOKED/LEFT), back?: unknown } } } }
    POST /v1/{berth}/crossings Book by anybody (line 8)
      path berth: string
      takes BookRequest{ berth?: string, passengers?: [BookRequest.Passenger{ name?: string, age?: integer(format int32) }], notes?: unknown, card?: string, voucher?: integer(format int64) }
      200  Crossing{ id?: string, leaves?: string(format date-time), state?: string(STATE_UNSPECIFIED/BOOKED/LEFT), back?: Crossing{ id?: string, leaves?: string(format date-time), state?: string(STATE_UNSPECIFIED/BOOKED/LEFT), back?: Crossing{ id?: string, leaves?: string(format date-time), state?: string(STATE_UNSPECIFIED/BOOKED/LEFT), back?: Crossing{ id?: string, leaves?: string(format date-time), state?: string(STATE_UNSPECIFIED/BOOKED/LEFT), back?: unknown } } } }
    PUT /v1/crossings/{id} Book by anybody (line 8)
      path id: string
      takes BookRequest{ berth?: string, passengers?: [BookRequest.Passenger{ name?: string, age?: integer(format int32) }], notes?: unknown, card?: string, voucher?: integer(format int64) }
      200  Crossing{ id?: string, leaves?: string(format date-time), state?: string(STATE_UNSPECIFIED/BOOKED/LEFT), back?: Crossing{ id?: string, leaves?: string(format date-time), state?: string(STATE_UNSPECIFIED/BOOKED/LEFT), back?: Crossing{ id?: string, leaves?: string(format date-time), state?: string(STATE_UNSPECIFIED/BOOKED/LEFT), back?: Crossing{ id?: string, leaves?: string(format date-time), state?: string(STATE_UNSPECIFIED/BOOKED/LEFT), back?: unknown } } } }
    POST /ferry.v1.Crossings/Watch Watch by anybody (line 16)
      takes WatchRequest{ id?: string }
      200  Position{ north?: number }
    POST /ferry.v1.Crossings/Old Old by anybody, deprecated (line 17)
      takes {  }
      200  {  }"
  `);
});

it.each([
  'service',
  'service {',
  'service A { rpc',
  'service A { rpc B(',
  'service A {} message M { message',
  '}}}} service A { rpc B (C) returns (D) }',
  `${'message M {'.repeat(300)} service A {}`,
])('survives a broken file: %s', (text) => {
  expect(() => promises(protobuf, 'a.proto', text)).not.toThrow();
});

it.each([
  ['service Crossings {\n  rpc Book (A) returns (B);\n  rpc Watch (', 'line 1: This block is never closed.'],
  ['message A { string id = 1; }\n}\n', 'line 2: This brace closes nothing.'],
])('tells where a file is cut', (text, told) => {
  expect(extract(protobuf, 'a.proto', text).problems.map(({ line, message }) => `line ${line}: ${message}`)).toEqual([
    told,
  ]);
});
