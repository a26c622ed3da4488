import { expect, it } from 'vitest';
import { reviewFiles } from '../../../../test/support/system-of.ts';

const pom = (name: string) => `<project><groupId>zoo</groupId><artifactId>${name}</artifactId></project>`;

const story = {
  'river/pom.xml': pom('river'),
  'zoo/pom.xml': pom('zoo'),
  'river/src/main/java/otters/OtterService.java': `
    package otters;
    import io.eventuate.tram.events.publisher.DomainEventPublisher;
    import java.util.List;
    public class OtterService {
      private final DomainEventPublisher publisher;
      private final OtterEvents events;
      public OtterService(DomainEventPublisher publisher, OtterEvents events) {
        this.publisher = publisher;
        this.events = events;
      }
      public void arrive(long id) {
        publisher.publish(Otter.class, id, List.of(new OtterArrived()));
      }
      public void leave(Otter otter) {
        events.publish(otter, List.of(new OtterLeft()));
      }
    }`,
  'river/src/main/java/otters/OtterEvents.java': `
    package otters;
    import io.eventuate.tram.events.aggregates.AbstractAggregateDomainEventPublisher;
    public class OtterEvents extends AbstractAggregateDomainEventPublisher<Otter, OtterEvent> {
    }`,
  'river/src/main/java/otters/OtterController.java': `
    package otters;
    import org.springframework.web.bind.annotation.PostMapping;
    import org.springframework.web.bind.annotation.RestController;
    @RestController
    public class OtterController {
      private final OtterService otters;
      private final OtterRepository rows;
      public OtterController(OtterService otters, OtterRepository rows) {
        this.otters = otters;
        this.rows = rows;
      }
      @PostMapping("/otters")
      public void arrive() {
        Otter otter = rows.save(new Otter());
        otters.arrive(1);
        otters.leave(otter);
      }
    }`,
  'river/src/main/java/otters/OtterRepository.java':
    'package otters; import org.springframework.data.jpa.repository.JpaRepository; public interface OtterRepository extends JpaRepository<Otter, Long> {}',
  'river/src/main/java/otters/Otter.java':
    'package otters; import jakarta.persistence.*; @Entity public class Otter { @Id private Long id; }',
  'zoo/src/main/java/pools/PoolHandlers.java': `
    package pools;
    import io.eventuate.tram.events.subscriber.DomainEventHandlers;
    import io.eventuate.tram.events.subscriber.DomainEventHandlersBuilder;
    import io.eventuate.tram.sagas.participant.SagaCommandHandlersBuilder;
    public class PoolHandlers {
      public DomainEventHandlers handlers() {
        return DomainEventHandlersBuilder.forAggregateType("otters.Otter")
            .onEvent(OtterArrived.class, this::fill)
            .onEvent(OtterLeft.class, this::drain)
            .build();
      }
      public Object commands() {
        return SagaCommandHandlersBuilder.fromChannel("pools").onMessage(CleanPool.class, this::clean).build();
      }
      private void fill(Object arrived) {}
      private void drain(Object left) {}
      private void clean(Object command) {}
    }`,
};

it('events of Eventuate Tram are called after the class of their aggregate, and wait in the database', async () => {
  const { system, review } = await reviewFiles(story);
  const told = system.channels.flatMap(({ name, publishers, consumers }) => [
    name,
    ...publishers.map(({ operation, outbox }) => `    from ${operation}${outbox ? ' through the outbox' : ''}`),
    ...consumers.map(({ operation }) => `    to ${operation}`),
  ]);
  expect(review.findings.filter(({ rule }) => rule === 'dual-write')).toEqual([]);
  expect(told.join('\n')).toMatchInlineSnapshot(`
    "otters.Otter
        from operation:river/src/main/java/otters/OtterService.java#OtterService.arrive through the outbox
        from operation:river/src/main/java/otters/OtterService.java#OtterService.leave through the outbox
        to operation:zoo/src/main/java/pools/PoolHandlers.java#PoolHandlers.fill
        to operation:zoo/src/main/java/pools/PoolHandlers.java#PoolHandlers.drain
    pools
        to operation:zoo/src/main/java/pools/PoolHandlers.java#PoolHandlers.clean"
  `);
});
