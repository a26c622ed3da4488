package apiary.harvest;

public record HiveView(long id, String code, long yardId) {}
