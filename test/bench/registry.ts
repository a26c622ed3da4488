import type { Measure } from './measure.ts';
import { bareParse } from './measures/bare-parse.ts';
import { contractPeerAlone } from './measures/contract-peer-alone.ts';
import { contractPeers } from './measures/contract-peers.ts';
import { contractRules } from './measures/contract-rules.ts';
import { contractRulesAlone } from './measures/contract-rules-alone.ts';
import { engineInThread } from './measures/engine-in-thread.ts';
import { largeBrief } from './measures/large-brief.ts';
import { moduleGraphPeer } from './measures/module-graph-peer.ts';
import { readAndHash } from './measures/read-and-hash.ts';
import { warmStart } from './measures/warm-start.ts';

export const measures: readonly Measure[] = [
  readAndHash,
  bareParse,
  engineInThread,
  warmStart,
  moduleGraphPeer,
  contractRules,
  contractRulesAlone,
  contractPeers,
  contractPeerAlone,
  largeBrief,
];
