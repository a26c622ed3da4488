package apiary.hives;

import org.springframework.data.repository.CrudRepository;

interface YardRepository extends CrudRepository<Yard, Long> {}
