import { expect, test } from 'vitest';
import { accessesText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

test('a flush saves what was loaded and set before it, and what is persisted counts once', async () => {
  const system = await systemOf({
    'composer.json':
      '{ "require": { "symfony/framework-bundle": "^7", "doctrine/orm": "^3" }, "autoload": { "psr-4": { "App\\\\": "src/" } } }',
    'src/Entity/Kite.php': `<?php
namespace App\\Entity;
use Doctrine\\ORM\\Mapping as ORM;
#[ORM\\Entity]
#[ORM\\Table(name: 'kites')]
class Kite {
    #[ORM\\Id, ORM\\Column] private int $id;
    #[ORM\\Column(name: 'line_length')] private int $lineLength;
    public function setLineLength(int $meters): void { $this->lineLength = $meters; }
}
`,
    'src/Repository/KiteRepository.php': `<?php
namespace App\\Repository;
use App\\Entity\\Kite;
use Doctrine\\Bundle\\DoctrineBundle\\Repository\\ServiceEntityRepository;
use Doctrine\\Persistence\\ManagerRegistry;
class KiteRepository extends ServiceEntityRepository {
    public function __construct(ManagerRegistry $registry) { parent::__construct($registry, Kite::class); }
}
`,
    'src/Controller/KiteController.php': `<?php
namespace App\\Controller;
use App\\Entity\\Kite;
use App\\Repository\\KiteRepository;
use Doctrine\\ORM\\EntityManagerInterface;
use Symfony\\Component\\Routing\\Attribute\\Route;
class KiteController {
    public function __construct(private KiteRepository $kites, private EntityManagerInterface $em) {}
    #[Route('/kites/{id}/line', methods: ['PUT'])]
    public function lengthen(int $id) {
        $kite = $this->kites->find($id);
        $kite->setLineLength(40);
        $this->em->flush();
    }
    #[Route('/kites', methods: ['POST'])]
    public function add() {
        $kite = new Kite();
        $kite->setLineLength(20);
        $this->em->persist($kite);
        $this->em->flush();
    }
}
`,
  });
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "POST /kites → insert kites
    PUT /kites/{id}/line → select kites by id limited
    PUT /kites/{id}/line → update kites by id"
  `);
});
