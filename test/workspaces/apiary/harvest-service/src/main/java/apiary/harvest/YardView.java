package apiary.harvest;

public record YardView(long id, String meadow) {}
