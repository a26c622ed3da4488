package apiary.hives;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;

public interface HiveRepository extends JpaRepository<Hive, Long> {
  Optional<Hive> findByCodeIgnoreCase(String code);

  List<Hive> findByYardIdOrderByCodeAsc(Long yardId, Pageable page);
}
