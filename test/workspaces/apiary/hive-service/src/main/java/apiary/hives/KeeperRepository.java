package apiary.hives;

import org.springframework.data.jpa.repository.JpaRepository;

interface KeeperRepository extends JpaRepository<Keeper, Long> {}
