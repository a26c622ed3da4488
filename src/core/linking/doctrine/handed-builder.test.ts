import { expect, test } from 'vitest';
import { queriesText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';
import type { System } from '../../model/system.ts';

/** A kennel whose `DogRepository.ask` runs a query, with other methods of the repository, and what the controller answers. */
async function kennel(ask: string, answer = '$this->dogs->ask(1)'): Promise<System> {
  return await systemOf({
    'composer.json': '{ "require": { "symfony/framework-bundle": "^7", "doctrine/orm": "^3" } }',
    'src/Entity/Dog.php': `<?php
namespace App\\Entity;

use Doctrine\\ORM\\Mapping as ORM;

#[ORM\\Entity]
#[ORM\\Table(name: 'dogs')]
class Dog
{
    #[ORM\\Id, ORM\\Column]
    private int $id;
    #[ORM\\Column]
    private string $kind;
    #[ORM\\Column]
    private bool $gone;
}
`,
    'src/Repository/DogRepository.php': `<?php
namespace App\\Repository;

use App\\Entity\\Dog;
use Doctrine\\Bundle\\DoctrineBundle\\Repository\\ServiceEntityRepository;
use Doctrine\\ORM\\QueryBuilder;
use Doctrine\\ORM\\Tools\\Pagination\\Paginator;
use Doctrine\\Persistence\\ManagerRegistry;

class DogRepository extends ServiceEntityRepository
{
    public function __construct(ManagerRegistry $registry) { parent::__construct($registry, Dog::class); }
    public function ask($kind) { ${ask} }
    public function atHome(): QueryBuilder { return $this->createQueryBuilder('d')->where('d.gone = false'); }
    private function addFilters(QueryBuilder $qb, $kind): QueryBuilder { if ($kind) { $qb->andWhere('d.kind = :kind'); } return $qb; }
    private function paged(QueryBuilder $qb, int $page): QueryBuilder { return $qb->setFirstResult($page * 10)->setMaxResults(10); }
    private function page($query) { $pages = new Paginator($query); $pages->getQuery()->setMaxResults(20); return $pages; }
}
`,
    'src/Controller/DogController.php': `<?php
namespace App\\Controller;

use App\\Repository\\DogRepository;
use Knp\\Component\\Pager\\PaginatorInterface;
use Symfony\\Component\\Routing\\Attribute\\Route;

class DogController
{
    public function __construct(private DogRepository $dogs, private PaginatorInterface $paginator) {}
    #[Route('/dogs', methods: ['GET'])]
    public function list() { return $this->json(${answer}); }
}
`,
  });
}

/** All queries; `or more` where there may be conditions that nobody could read. */
function asked(system: System): readonly string[] {
  const names = ['DogController.list', 'DogRepository.ask', 'DogRepository.atHome'];
  const texts = names.flatMap((name) => queriesText(system, name).map((text) => `${name}: ${text}`));
  return texts.map((text, at) => (system.accesses[at]?.filtersKnown === false ? `${text} or more` : text));
}

test('functions add to a builder that they are handed', async () => {
  const named = await kennel(
    "$qb = $this->createQueryBuilder('d'); $this->addFilters($qb, $kind); return $qb->getQuery()->getResult();",
  );
  expect(asked(named)).toEqual(['DogRepository.ask: select dogs at times by kind']);
  const paged = await kennel("return $this->paged($this->createQueryBuilder('d'), 1)->getQuery()->getResult();");
  expect(asked(paged)).toEqual(['DogRepository.ask: select dogs limited']);
  const pages = await kennel("return $this->page($this->createQueryBuilder('d')->getQuery());");
  expect(asked(pages)).toEqual(['DogRepository.ask: select dogs limited']);
});

test('a builder that a function begins belongs to whoever goes on with it', async () => {
  const chained = await kennel("return $this->atHome()->andWhere('d.kind = :kind')->getQuery()->getResult();");
  expect(asked(chained)).toEqual(['DogRepository.ask: select dogs by gone, kind']);
  const named = await kennel(
    '$qb = $this->atHome(); $qb = $this->addFilters($qb, $kind); return $qb->setMaxResults(5)->getQuery()->getResult();',
  );
  expect(asked(named)).toEqual(['DogRepository.ask: select dogs by gone at times by kind limited']);
  const paginated = await kennel('return 1;', '$this->paginator->paginate($this->dogs->atHome(), 1, 10)');
  expect(asked(paginated)).toEqual(['DogController.list: select dogs by gone limited']);
});

test('what an object does with a builder is not read', async () => {
  const system = await kennel(
    "$qb = $this->createQueryBuilder('d'); $this->filter->apply($qb); return $qb->getQuery()->getResult();",
  );
  expect(asked(system)).toEqual(['DogRepository.ask: select dogs or more']);
});

test('a query goes on with what a method begins where it is handed none', async () => {
  const system = await kennel(`return $this->inside()->orderBy('d.kind')->getQuery()->getResult(); }
    private function inside(?QueryBuilder $qb = null): QueryBuilder { return $this->begun($qb)->andWhere('d.gone = false'); }
    private function begun(?QueryBuilder $qb = null): QueryBuilder { return $qb ?? $this->createQueryBuilder('d');`);
  expect(queriesText(system, 'DogRepository.ask')).toEqual(['select dogs by gone sorted by kind']);
});

test('what a repository stores, and statements in DQL and SQL, are read by what they name', async () => {
  const ask = async (body: string): Promise<readonly string[]> => queriesText(await kennel(body), 'DogRepository.ask');
  expect(await ask('$dog = new Dog(); $this->getEntityManager()->persist($dog);')).toEqual(['insert dogs']);
  const dql = 'UPDATE App\\Entity\\Dog d SET d.gone = true WHERE d.kind = :kind';
  expect(await ask(`return $this->getEntityManager()->createQuery('${dql}')->execute();`)).toEqual([
    'update dogs by kind',
  ]);
  const sql = 'SELECT kind, COUNT(*) FROM dogs WHERE gone = :gone GROUP BY kind LIMIT 5';
  const run = '$this->getEntityManager()->getConnection()->executeQuery($sql)->fetchAllAssociative()';
  expect(await ask(`$sql = '${sql}'; return ${run};`)).toEqual(['select dogs by gone limited']);
});
