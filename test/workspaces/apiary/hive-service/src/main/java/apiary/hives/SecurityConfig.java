package apiary.hives;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

@Configuration
class SecurityConfig {
  private static final String[] OPEN = {"/yards/count", "/actuator/**"};

  @Bean
  SecurityFilterChain chain(HttpSecurity http) throws Exception {
    return http
        .authorizeHttpRequests(rules -> rules
            .requestMatchers(OPEN).permitAll()
            .requestMatchers(HttpMethod.GET, "/hives/**").permitAll()
            .requestMatchers(HttpMethod.POST, "/yards").hasRole("KEEPER")
            .anyRequest().authenticated())
        .httpBasic(Customizer.withDefaults())
        .build();
  }
}
