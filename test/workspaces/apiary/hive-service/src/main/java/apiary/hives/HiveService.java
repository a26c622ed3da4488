package apiary.hives;

import java.util.List;

public interface HiveService {
  List<Hive> inYard(long yardId, int page);

  Hive add(Hive hive);

  void move(long id, long yardId);
}
