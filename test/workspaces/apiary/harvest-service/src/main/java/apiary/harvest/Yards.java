package apiary.harvest;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestTemplate;

@Component
class Yards {
  private final RestTemplate rest;
  private final String baseUrl;

  Yards(RestTemplate rest, @Value("${yards.base-url}") String baseUrl) {
    this.rest = rest;
    this.baseUrl = baseUrl;
  }

  YardView byId(long id) {
    return rest.getForObject(baseUrl + "/{id}", YardView.class, id);
  }
}
