import { expect, it } from 'vitest';
import { endpointsText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

it('reads servlets by their annotation, the methods they override and the filters before them', async () => {
  const system = await systemOf({
    'pom.xml': '<project><groupId>mill</groupId><artifactId>mill</artifactId></project>',
    'src/main/java/mill/BaseServlet.java': `
package mill;
import jakarta.servlet.http.*;
public abstract class BaseServlet extends HttpServlet {
  @Override protected void doOptions(HttpServletRequest request, HttpServletResponse response) {}
}`,
    'src/main/java/mill/SackServlet.java': `
package mill;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.*;
@WebServlet(name = "sacks", urlPatterns = {"/sacks", "/sacks/*"})
public class SackServlet extends BaseServlet {
  @Override protected void doGet(HttpServletRequest request, HttpServletResponse response) {}
  @Override protected void doPost(HttpServletRequest request, HttpServletResponse response) {}
}`,
    'src/main/java/mill/KeyFilter.java': `
package mill;
import jakarta.servlet.*;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.*;
@WebFilter("/sacks/*")
public class KeyFilter implements Filter {
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) {
    String key = ((HttpServletRequest) request).getHeader("Authorization");
    if (key == null) { ((HttpServletResponse) response).sendError(401); return; }
    chain.doFilter(request, response);
  }
}`,
  });
  expect(endpointsText(system)).toMatchInlineSnapshot(`
    "GET /sacks  src/main/java/mill/SackServlet.java:7
        behind KeyFilter authentication
    OPTIONS /sacks  src/main/java/mill/BaseServlet.java:5
        behind KeyFilter authentication
    POST /sacks  src/main/java/mill/SackServlet.java:8
        behind KeyFilter authentication
    GET /sacks/{wildcard}  src/main/java/mill/SackServlet.java:7
        behind KeyFilter authentication
    OPTIONS /sacks/{wildcard}  src/main/java/mill/BaseServlet.java:5
        behind KeyFilter authentication
    POST /sacks/{wildcard}  src/main/java/mill/SackServlet.java:8
        behind KeyFilter authentication"
  `);
});
