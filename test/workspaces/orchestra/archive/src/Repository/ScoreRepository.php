<?php

declare(strict_types=1);

namespace App\Repository;

use App\Entity\Score;
use Doctrine\Bundle\DoctrineBundle\Repository\ServiceEntityRepository;
use Doctrine\Persistence\ManagerRegistry;

/** @extends ServiceEntityRepository<Score> */
class ScoreRepository extends ServiceEntityRepository
{
    public function __construct(ManagerRegistry $registry)
    {
        parent::__construct($registry, Score::class);
    }

    /** @return list<Score> */
    public function byComposer(?string $name): array
    {
        return $this->createQueryBuilder('s')
            ->join('s.composer', 'c')
            ->where('c.name = :name')
            ->setParameter('name', $name)
            ->orderBy('s.title')
            ->setMaxResults(50)
            ->getQuery()
            ->getResult();
    }
}
