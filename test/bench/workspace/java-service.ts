import { type Files, lines, type Module, type ServicePlan, snakeCase, upperFirst } from './plan.ts';

const javaTypes = { text: 'String', number: 'Long', flag: 'boolean', time: 'Instant' };

/** A Spring service with JPA, one class a file as Java wants it. */
export function javaService({ name, folder, modules, upstream }: ServicePlan): Files {
  const root = `com.example.${name.replace('-', '')}`;
  const sources = `${folder}/src/main/java/${root.replaceAll('.', '/')}`;
  const files: Files = {
    [`${folder}/pom.xml`]: pom(name),
    [`${folder}/src/main/resources/application.yml`]: settings(name),
    [`${sources}/Application.java`]: application(root),
  };
  for (const module of modules) {
    const owner = `${root}.${module.noun}`;
    const at = `${sources}/${module.noun}/${module.type}`;
    files[`${at}Controller.java`] = controller(owner, module);
    files[`${at}Service.java`] = service(owner, module, upstream);
    files[`${at}Repository.java`] = repository(owner, module);
    files[`${at}.java`] = entity(owner, module);
    files[`${at}Request.java`] = request(owner, module);
    files[`${at}Response.java`] = response(owner, module);
    files[`${at}NotFoundException.java`] = failure(owner, module);
    files[at.replace('/main/', '/test/').concat('Test.java')] = test(owner, module);
  }
  return files;
}

function pom(name: string): string {
  const starters = ['web', 'data-jpa', 'security'].map(
    (part) =>
      `    <dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-${part}</artifactId></dependency>`,
  );
  return `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>com.example</groupId>
  <artifactId>${name}</artifactId>
  <version>1.0.0</version>
  <dependencies>
${starters.join('\n')}
  </dependencies>
</project>
`;
}

function settings(name: string): string {
  return `spring:
  application:
    name: ${name}
  datasource:
    url: jdbc:postgresql://${name}-db:5432/${name.replace('-', '_')}
server:
  port: 8080
`;
}

function application(root: string): string {
  return `package ${root};

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class Application {
    public static void main(String[] args) {
        SpringApplication.run(Application.class, args);
    }
}
`;
}

function controller(owner: string, { noun, type, table }: Module): string {
  return `package ${owner};

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.*;

@RestController
@RequestMapping("/${table}")
public class ${type}Controller {
    private final ${type}Service service;

    public ${type}Controller(${type}Service service) {
        this.service = service;
    }

    @GetMapping
    @PreAuthorize("isAuthenticated()")
    public List<${type}Response> list(@RequestParam(defaultValue = "0") int page) {
        return service.list(page);
    }

    @GetMapping("/{id}")
    public ${type}Response find(@PathVariable Long id) {
        return service.find(id);
    }

    @PostMapping
    @PreAuthorize("hasRole('EDITOR')")
    public ResponseEntity<${type}Response> create(@RequestBody ${type}Request request) {
        return ResponseEntity.status(HttpStatus.CREATED).body(service.create(request));
    }

    @DeleteMapping("/{id}")
    @PreAuthorize("hasRole('EDITOR')")
    public ResponseEntity<Void> remove(@PathVariable Long id) {
        service.remove(id); // the ${noun} is gone for good
        return ResponseEntity.noContent().build();
    }
}
`;
}

function service(owner: string, { type, fields }: Module, upstream: ServicePlan['upstream']): string {
  return `package ${owner};

import java.util.List;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.client.RestTemplate;

@Service
public class ${type}Service {
    private final ${type}Repository repository;
    private final RestTemplate rest;

    public ${type}Service(${type}Repository repository, RestTemplate rest) {
        this.repository = repository;
        this.rest = rest;
    }

    public List<${type}Response> list(int page) {
        return repository.findAll(PageRequest.of(page, 50)).stream().map(this::toResponse).toList();
    }

    public ${type}Response find(Long id) {
        return repository.findById(id).map(this::toResponse).orElseThrow(() -> new ${type}NotFoundException(id));
    }

    @Transactional
    public ${type}Response create(${type}Request request) {
        rest.getForObject("http://${upstream.service}:8080/${upstream.table}", String.class);
        ${type} created = new ${type}();
${lines(fields, ({ name }) => `        created.set${upperFirst(name)}(request.${name}());`)}
        return toResponse(repository.save(created));
    }

    @Transactional
    public void remove(Long id) {
        repository.deleteById(id);
    }

    private ${type}Response toResponse(${type} found) {
        return new ${type}Response(found.getId()${fields.map(({ name }) => `, found.get${upperFirst(name)}()`).join('')});
    }
}
`;
}

function repository(owner: string, { type, fields }: Module): string {
  const [first] = fields;
  const query =
    first === undefined ? '' : `    List<${type}> findBy${upperFirst(first.name)}(${javaTypes[first.type]} value);\n`;
  return `package ${owner};

import java.time.Instant;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

public interface ${type}Repository extends JpaRepository<${type}, Long> {
${query}}
`;
}

function entity(owner: string, { type, table, fields }: Module): string {
  return `package ${owner};

import jakarta.persistence.*;
import java.time.Instant;

@Entity
@Table(name = "${table}")
public class ${type} {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

${lines(fields, ({ name, type: kind }) => `    @Column(name = "${snakeCase(name)}", nullable = false)\n    private ${javaTypes[kind]} ${name};\n`)}
    public Long getId() {
        return id;
    }
${lines(
  fields,
  ({ name, type: kind }) => `
    public ${javaTypes[kind]} get${upperFirst(name)}() {
        return ${name};
    }

    public void set${upperFirst(name)}(${javaTypes[kind]} ${name}) {
        this.${name} = ${name};
    }`,
)}
}
`;
}

function request(owner: string, { type, fields }: Module): string {
  return `package ${owner};

import java.time.Instant;

public record ${type}Request(${fields.map(({ name, type: kind }) => `${javaTypes[kind]} ${name}`).join(', ')}) {
}
`;
}

function response(owner: string, { type, fields }: Module): string {
  return `package ${owner};

import java.time.Instant;

public record ${type}Response(Long id${fields.map(({ name, type: kind }) => `, ${javaTypes[kind]} ${name}`).join('')}) {
}
`;
}

function failure(owner: string, { type, noun }: Module): string {
  return `package ${owner};

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

@ResponseStatus(HttpStatus.NOT_FOUND)
public class ${type}NotFoundException extends RuntimeException {
    public ${type}NotFoundException(Long id) {
        super("There is no ${noun} " + id);
    }
}
`;
}

function test(owner: string, { type }: Module): string {
  return `package ${owner};

import org.junit.jupiter.api.Test;

class ${type}Test {
    @Test
    void isNewWithoutAnId() {
        assert new ${type}().getId() == null;
    }
}
`;
}
