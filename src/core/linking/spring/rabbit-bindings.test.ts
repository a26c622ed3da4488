import { expect, test } from 'vitest';
import { channelsText } from '../../../../test/support/deployment-text.ts';
import { titles } from '../../../../test/support/findings-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';
import { missingDeadLetter } from '../../rules/services/missing-dead-letter.ts';

/** A mill that is told of sacks, by a queue that beans tie to an exchange. */
function mill(queue: string): Parameters<typeof systemOf>[0] {
  return {
    'pom.xml': '<project><artifactId>mill</artifactId></project>',
    'src/main/java/mill/Queues.java': `package mill;
import org.springframework.amqp.core.*;
import org.springframework.context.annotation.*;
@Configuration
public class Queues {
  static final String SACKS = "mill.sacks";
  @Bean TopicExchange farm() { return new TopicExchange("farm"); }
  @Bean Queue sacks() { return ${queue}; }
  @Bean Binding sackBinding(Queue sacks, TopicExchange farm) { return BindingBuilder.bind(sacks).to(farm).with("sack.filled"); }
  @Bean Queue horns() { return new Queue("mill.horns"); }
  @Bean FanoutExchange all() { return new FanoutExchange("alarms"); }
  @Bean Binding hornBinding() { return BindingBuilder.bind(horns()).to(all()); }
}
`,
    'src/main/java/mill/Miller.java': `package mill;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.stereotype.Component;
@Component
public class Miller {
  private final RabbitTemplate rabbit;
  Miller(RabbitTemplate rabbit) { this.rabbit = rabbit; }
  @RabbitListener(queues = Queues.SACKS)
  public void grind(String sack) { rabbit.convertAndSend("farm", "sack.filled", sack); }
  @RabbitListener(queues = "mill.horns")
  public void flee(String alarm) {}
}
`,
  };
}

test('listeners take from what beans tie their queues to', async () => {
  const system = await systemOf(mill('QueueBuilder.durable(SACKS).build()'));
  expect(channelsText(system)).toMatchInlineSnapshot(`
    "rabbitmq:alarms: from nobody to mill
    rabbitmq:farm/sack.filled: from mill to mill"
  `);
  expect(titles(missingDeadLetter, system)).toMatchInlineSnapshot(`
    [
      "medium: farm/sack.filled has no place for messages that mill cannot handle",
      "medium: alarms has no place for messages that mill cannot handle",
    ]
  `);
});

test('a queue that says where failed messages go', async () => {
  const system = await systemOf(mill('QueueBuilder.durable(SACKS).deadLetterExchange("farm.dead").build()'));
  expect(titles(missingDeadLetter, system).filter((title) => title.includes('sack'))).toEqual([]);
});
