/** Servlets: https://jakarta.ee/specifications/servlet/6.0/jakarta-servlet-spec-6.0#webservlet. */
export const servlets = {
  id: 'servlets',
  title: 'Jakarta Servlets',
  annotation: 'WebServlet',
  modules: ['jakarta.servlet.annotation', 'javax.servlet.annotation'],
  patterns: ['value', 'urlPatterns'],
  methods: {
    doGet: 'GET',
    doHead: 'HEAD',
    doPost: 'POST',
    doPut: 'PUT',
    doPatch: 'PATCH',
    doDelete: 'DELETE',
    doOptions: 'OPTIONS',
    service: 'ANY',
  },
} as const;
