<?php

declare(strict_types=1);

namespace DoctrineMigrations;

use Doctrine\DBAL\Schema\Schema;
use Doctrine\Migrations\AbstractMigration;

final class Version20260105080000 extends AbstractMigration
{
    public function up(Schema $schema): void
    {
        $this->addSql('CREATE TABLE composer (id SERIAL NOT NULL, name VARCHAR(255) NOT NULL, PRIMARY KEY(id))');
        $this->addSql('CREATE UNIQUE INDEX composer_name ON composer (name)');
        $this->addSql('CREATE TABLE scores (id SERIAL NOT NULL, composer_id INT NOT NULL, title VARCHAR(200) NOT NULL, scanned_at TIMESTAMP(0) WITHOUT TIME ZONE DEFAULT NULL, PRIMARY KEY(id))');
        $this->addSql('CREATE TABLE loans (id SERIAL NOT NULL, score_id INT NOT NULL, lent_to VARCHAR(80) NOT NULL, PRIMARY KEY(id))');
        $this->addSql('ALTER TABLE loans ADD CONSTRAINT loans_score FOREIGN KEY (score_id) REFERENCES scores (id)');
    }

    public function down(Schema $schema): void
    {
        $this->addSql('DROP TABLE loans');
    }
}
