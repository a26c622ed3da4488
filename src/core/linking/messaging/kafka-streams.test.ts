import { expect, test } from 'vitest';
import { channelsText } from '../../../../test/support/deployment-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

test('a topology of Kafka Streams takes from the topics that it names, and sends on', async () => {
  const system = await systemOf({
    'build.gradle': '',
    'src/main/java/weir/Levels.java': `package weir;
import java.util.List;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.*;
public class Levels {
  static final String LEVELS = "river.levels";
  Topology topology() {
    StreamsBuilder builder = new StreamsBuilder();
    KTable<String, String> gauges = builder.table("gauges");
    KStream<String, String> levels = builder.stream(List.of(LEVELS, "lake.levels"));
    levels.leftJoin(gauges, (level, gauge) -> level + gauge).filter((key, value) -> value != null).to("floods");
    return builder.build();
  }
}
`,
  });
  expect(channelsText(system)).toMatchInlineSnapshot(`
    "kafka:floods: from workspace to nobody
    kafka:gauges: from nobody to workspace
    kafka:lake.levels: from nobody to workspace
    kafka:river.levels: from nobody to workspace"
  `);
});
