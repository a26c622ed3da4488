import type { Component } from '../../model/component.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { isForDevelopment } from '../questions/development-file.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import type { Example, Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { prose } from '../words/prose.ts';

export const schemaChangedAtStart: Rule = {
  id: 'schema-changed-at-start',
  area: 'schema',
  severity: severityOf('loss', 'possible'),
  what: 'A deployed service changes the schema of its database whenever it starts.',
  why: 'Nobody sees the statements before they run, copies that start together run them together, and nothing takes them back.',
  fix: 'Write migrations, let a tool run them once, and have the service only compare.',
  references: [
    'https://docs.spring.io/spring-boot/how-to/data-initialization.html',
    'https://docs.hibernate.org/orm/6.6/userguide/html_single/#schema-generation',
  ],
  reads: ['components', 'connections'],
  examples: { bad: museum('update'), good: museum('validate') },
  check: ({ index }) =>
    index.system.components.flatMap((service) => {
      const { schemaChange: change, deployment } = service;
      if (change === undefined || deployment === undefined || isForDevelopment(change.evidence.file)) return [];
      if (isForDevelopment(deployment.file)) return [];
      const store = storeOf(index, service);
      if (store === undefined) return [];
      const empties = /create/.test(change.mode);
      const { replicas = 1 } = deployment;
      return [
        {
          severity: empties ? severityOf('loss', 'likely') : undefined,
          title: empties
            ? `${service.name} drops and makes its tables in ${store.name} at each start`
            : `${service.name} changes its tables in ${store.name} at each start`,
          message: prose(
            empties
              ? `\`${change.mode}\` lets ${change.by} drop the tables of its entities and make them again: their rows are gone with each restart.`
              : `\`update\` lets ${change.by} add what entities have and tables do not. A field that is renamed gets a new column and leaves its values in the old one; nothing is ever taken away, and no index is built beside the writers.`,
            replicas > 1 ? `${replicas} copies start, and each of them does so.` : '',
          ),
          fix: `Write migrations (Flyway or Liquibase run them once, under a lock) and set \`validate\` in place of \`${change.mode}\`.`,
          evidence: evidenceChain(change.evidence, service.evidence[0], store.evidence[0]),
          subjects: [service.id, store.id],
        },
      ];
    }),
};

/** A database that outlives the service: one in its own memory is made anew in any case. */
function storeOf(index: SystemIndex, { id }: Component): Component | undefined {
  const kept = index.system.connections
    .filter(({ from, kind }) => from === id && (kind === 'read' || kind === 'write' || kind === 'store'))
    .flatMap(({ to }) => index.component(to) ?? []);
  return kept.find(
    ({ kind, technology, deployment }) =>
      kind === 'database' && deployment !== undefined && !/^(?:h2|hsqldb|derby|sqlite)$/.test(technology ?? ''),
  );
}

function museum(mode: string): Example {
  return {
    'docker-compose.yml': `services:
  tickets:
    build: ./tickets
    environment: { SPRING_DATASOURCE_URL: "jdbc:postgresql://db:5432/tickets" }
  db:
    image: postgres:17
`,
    'tickets/pom.xml': '<project><artifactId>tickets</artifactId></project>',
    'tickets/src/main/resources/application.yml': `spring:
  datasource: { url: "jdbc:postgresql://db:5432/tickets" }
  jpa: { hibernate: { ddl-auto: ${mode} } }
`,
    'tickets/src/main/java/Ticket.java': `import jakarta.persistence.*;

@Entity
@Table(name = "tickets")
public class Ticket {
  @Id @GeneratedValue Long id;
  String hall;
}
`,
    'tickets/src/main/java/Tickets.java': `import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.web.bind.annotation.*;

interface TicketRepository extends JpaRepository<Ticket, Long> {}

@RestController
class Tickets {
  private final TicketRepository tickets;
  Tickets(TicketRepository tickets) { this.tickets = tickets; }
  @GetMapping("/v1/tickets/{id}")
  Ticket one(@PathVariable Long id) { return tickets.findById(id).orElseThrow(); }
}
`,
  };
}
