export default class SeatsController {
  async index() {
    return [];
  }

  async show() {
    return {};
  }
}
