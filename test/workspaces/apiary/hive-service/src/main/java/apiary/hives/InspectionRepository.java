package apiary.hives;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

public interface InspectionRepository extends JpaRepository<Inspection, Long> {
  List<Inspection> findTop5ByHiveOrderByTakenOnDesc(Hive hive);

  @Query("SELECT i FROM Inspection i JOIN i.hive h WHERE h.code = :code AND i.mites > :mites")
  List<Inspection> infested(String code, int mites);
}
