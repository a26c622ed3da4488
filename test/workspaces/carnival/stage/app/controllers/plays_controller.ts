import type { HttpContext } from '@adonisjs/core/http';

export default class PlaysController {
  async index() {
    return [];
  }

  async store({ request }: HttpContext) {
    return request.all();
  }
}
