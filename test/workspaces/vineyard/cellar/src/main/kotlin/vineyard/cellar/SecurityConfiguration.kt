package vineyard.cellar

import org.springframework.context.annotation.Bean
import org.springframework.context.annotation.Configuration
import org.springframework.security.config.annotation.web.builders.HttpSecurity
import org.springframework.security.web.SecurityFilterChain

@Configuration
class SecurityConfiguration {
    @Bean
    fun chain(http: HttpSecurity): SecurityFilterChain =
        http.authorizeHttpRequests { requests -> requests.anyRequest().authenticated() }.build()
}
